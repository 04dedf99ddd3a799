"""The matcher: reads CVs and vacancies in three languages, ranks them, and says why."""
