"""One application of the fixed world: owned by the culture division, used by both wards, confirmed by its owner."""

from datetime import date

from apps_catalog.actions import applications, attestations, deployments, parts, taxonomy
from apps_catalog.actions.applications import ApplicationFields, ProtectedFields
from apps_catalog.actions.deployments import DeploymentFields
from apps_catalog.imports.taxonomy_csv import standard_words
from apps_catalog.models import Application
from common import clock
from egov_portal.demonstration.conformance_people import World

CODE = "MCDT"


def load(world: World) -> str:
    """Returns the application's code."""
    with clock.at(date(2023, 3, 1)):
        application = entered(world)
    with clock.at(date(2023, 4, 3)):
        for person, ward in (("ward_a", "LB.00115"), ("ward_b", "LB.00118")):
            deployments.record(
                by=world.actor(person),
                application=application,
                unit=world.units[ward],
                fields=DeploymentFields("in_use", 12, date(2023, 3, 15)),
            )
    with clock.at(date(2023, 9, 4)):
        attestations.attest(by=world.actor("unit_leader"), application=application)
    return application.code


def entered(world: World) -> Application:
    owner, office, keeper = world.units["LB"], world.actor("secretary"), world.actor("lead_officer")
    taxonomy.load_standard(by=office, owner=owner, words=standard_words())
    fields = ApplicationFields(
        name="Một cửa điện tử",
        group=Application.Group.SERVICES,
        owner_unit=world.units["LB.VHTT"],
        origin=Application.Origin.HIRED,
        purpose="Tiếp nhận, luân chuyển và trả kết quả hồ sơ.",
        vendor="Công ty CP Hồ Sơ Số (minh họa)",
        in_use_since=date(2023, 3, 1),
        contract_number="HĐ 07/2023",
        contract_start=date(2023, 3, 1),
        contract_end=date(2025, 2, 28),
    )
    made = applications.create(
        by=office, owner=owner, code=CODE, fields=fields, lifecycle="in_use", is_illustrative=True
    )
    hidden = ProtectedFields(hosting="server_room", security_level=2)
    made = applications.change(by=keeper, application=made, fields=fields, protected=hidden)
    made = parts.set_functions(by=keeper, application=made, codes=("MC.TIEPNHAN", "MC.XULY", "MC.TRACUU"))
    made = parts.set_holdings(by=keeper, application=made, entries={"CSDL.HOSO": "typed"})
    return parts.set_costs(by=keeper, application=made, costs={(2023, "hire"): 120_000_000})
