from .clinician import ClinicianPage
from .clinician_index import ClinicianIndexPage
from .controlled_lists import ClientGroup, Language, Modality, Plan, Specialty

__all__ = ["ClientGroup", "ClinicianIndexPage", "ClinicianPage", "Language", "Modality", "Plan", "Specialty"]
