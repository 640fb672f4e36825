"""The address of the catalog."""

from typing import Annotated

from fastapi import APIRouter

from kahaniyaa_shared.edge import part
from kahaniyaa_story.catalog.schemas import Catalog
from kahaniyaa_story.catalog.service import CatalogService

router = APIRouter(prefix="/v1/catalog", tags=["catalog"])


@router.get("")
async def read_catalog(catalog: Annotated[CatalogService, part(CatalogService)]) -> Catalog:
    """What can be asked for: languages, tones, audiences, emotions, samples, writers. Needs no token."""
    return catalog.show()
