"""The description of the API that is committed is the one that is served."""

from pathlib import Path

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiYamlRenderer

COMMITTED = Path(__file__).resolve().parents[3] / "openapi.yaml"


def test_the_committed_document_is_the_one_that_is_served() -> None:
    told = SchemaGenerator().get_schema(request=None, public=True)
    written = OpenApiYamlRenderer().render(told, renderer_context={})
    assert COMMITTED.read_bytes() == written, "openapi.yaml is out of date: run make openapi"
