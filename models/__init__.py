"""The database: plain SQLAlchemy, one noun a file, importable without the web application."""

from models.application import Application, Interview, Invitation, Offer, Stage, StageChange
from models.audit import AuditEntry
from models.base import LANGUAGES, Base, Whose, now, today
from models.cv import CvState, CvUpload
from models.employer import Approval, Member, Organisation, OrganisationKind
from models.file import FilePurpose, StoredFile
from models.mail import Mail
from models.match_document import DocumentKind, MatchDocument
from models.match_model import MatchModel, ModelStatus
from models.placement import HireEvidence, Placement, PlacementStatus
from models.portfolio import Work
from models.posting import Contract, Posting, PostingStatus
from models.project import (
    District,
    ImportBatch,
    ImportState,
    PlannedHeadcount,
    Programme,
    Project,
    Sector,
)
from models.removed import Removed
from models.setting import FormReceipt, Setting
from models.skill import (
    CefrLevel,
    EvidenceKind,
    PostingLanguage,
    PostingSkill,
    SkillEvidence,
    SkillLevel,
    StudentLanguage,
    StudentSkill,
)
from models.student import Degree, Education, Experience, GradeScale, RoleKind, Student, Wish
from models.user import Role, SignInAttempt, Token, TokenPurpose, User

__all__ = [
    "LANGUAGES",
    "Application",
    "Approval",
    "AuditEntry",
    "Base",
    "CefrLevel",
    "Contract",
    "CvState",
    "CvUpload",
    "Degree",
    "District",
    "DocumentKind",
    "Education",
    "EvidenceKind",
    "Experience",
    "FilePurpose",
    "FormReceipt",
    "GradeScale",
    "HireEvidence",
    "ImportBatch",
    "ImportState",
    "Interview",
    "Invitation",
    "Mail",
    "MatchDocument",
    "MatchModel",
    "Member",
    "ModelStatus",
    "Offer",
    "Organisation",
    "OrganisationKind",
    "Placement",
    "PlacementStatus",
    "PlannedHeadcount",
    "Posting",
    "PostingLanguage",
    "PostingSkill",
    "PostingStatus",
    "Programme",
    "Project",
    "Removed",
    "Role",
    "RoleKind",
    "Sector",
    "Setting",
    "SignInAttempt",
    "SkillEvidence",
    "SkillLevel",
    "Stage",
    "StageChange",
    "StoredFile",
    "Student",
    "StudentLanguage",
    "StudentSkill",
    "Token",
    "TokenPurpose",
    "User",
    "Whose",
    "Wish",
    "Work",
    "now",
    "today",
]
