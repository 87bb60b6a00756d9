"""An application that the culture division owns, with words, data and a conclusion item; ward A uses it."""

from dataclasses import dataclass

from apps_catalog.actions import parts, steering_links
from apps_catalog.models import Application, Deployment, SteeringLink
from directives.models import DirectiveItem
from tests.apps_catalog import catalogue
from tests.builders import PORTAL
from tests.cast import Cast


@dataclass(frozen=True)
class CatalogueWorld:
    application: Application
    other: Application  # of the office
    deployment: Deployment
    link: SteeringLink


def build(cast: Cast, item: DirectiveItem) -> CatalogueWorld:
    catalogue.words(cast)
    made = catalogue.application(
        cast,
        functions=("MC.TIEPNHAN", "MC.TRACUU"),
        holdings={"CSDL.HOSO": "typed"},
        costs={(2023, "hire"): 10},
    )
    other = catalogue.application(
        cast, "XHTD", name="Xếp hàng tự động", unit="LB.VP", functions=("MC.TRACUU",)
    )
    parts.set_interfaces(
        by=PORTAL, application=made, rows=[parts.InterfaceFields("XHTD", "CSDL.HOSO", "api")]
    )
    return CatalogueWorld(
        application=made,
        other=other,
        deployment=catalogue.deployed(made, cast.ward_a).deployment,
        link=steering_links.link(by=PORTAL, application=made, item=item),
    )
