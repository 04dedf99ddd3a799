"""The pages of students, by what they are about."""

from talent.students.views import home, past, skills, turning_on

__all__ = ["home", "past", "skills", "turning_on"]
