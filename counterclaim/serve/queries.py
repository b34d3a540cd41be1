"""What an address may ask: the filters of every list, checked at the HTTP boundary."""

import re
from typing import Annotated, Literal

from fastapi import Depends, Query
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from starlette.requests import Request

from counterclaim.serve.case import Filters
from counterclaim.serve.problems import Problem

DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


class ListQuery(BaseModel):
    """The filters of a list, its cursor and length. An empty field is the same as none: that is what forms send."""

    model_config = ConfigDict(populate_by_name=True, extra="ignore")

    q: str | None = Field(None, max_length=400, description="Words in the text; phrases in quotation marks")
    side: str | None = Field(None, max_length=200, description="The claimant's side")
    claimant: str | None = Field(None, max_length=400, description="Who says so")
    source: str | None = Field(None, max_length=200, description="Who publishes it")
    kind: str | None = Field(None, max_length=80, description="Kind of event")
    act: str | None = Field(None, max_length=40, description="assert, accuse, deny, admit …")
    measure: str | None = Field(None, max_length=40, description="killed, injured, displaced, damaged …")
    place: str | None = Field(None, max_length=200, description="Place by name")
    grade: str | None = Field(None, max_length=40, description="Grade of an incident's accusation")
    accused: str | None = Field(None, max_length=400, description="Whom the claim names")
    start: str | None = Field(None, alias="from", max_length=10, description="First day, inclusive")
    end: str | None = Field(None, alias="to", max_length=10, description="Last day, inclusive")
    cursor: str | None = Field(None, max_length=400, description="`next` of the page before")
    limit: int = Field(50, ge=1, le=200, description="Rows a page")
    format: Literal["json", "csv"] = "json"

    @field_validator("*", mode="before")
    @classmethod
    def empty_none(cls, value: object) -> object:
        """None for an empty field."""
        return None if value == "" else value

    @field_validator("start", "end")
    @classmethod
    def check_day(cls, value: str | None) -> str | None:
        """A year, a month or a day."""
        if value is not None and DAY.fullmatch(value) is None:
            raise ValueError("expected a day like 2020-10-04, a month like 2020-10 or a year")
        return value

    def to_filters(self) -> Filters:
        """The filters alone."""
        last = None if self.end is None else self.end + {4: "-12-31", 7: "-31"}.get(len(self.end), "")
        return Filters(
            text=self.q,
            side=self.side,
            claimant=self.claimant,
            source=self.source,
            kind=self.kind,
            act=self.act,
            measure=self.measure,
            place=self.place,
            grade=self.grade,
            accused=self.accused,
            start=self.start,
            end=last,
        )

    def list_active(self) -> dict[str, str]:
        """The filters in force by their names in the address."""
        kept = self.model_dump(by_alias=True, exclude={"cursor", "limit", "format"}, exclude_none=True)
        return {name: str(value) for name, value in kept.items()}


ApiQuery = Annotated[ListQuery, Query()]


def read_query(request: Request) -> ListQuery:
    """The filters of a page's address; empty fields are left out before they are checked."""
    given = {name: value for name, value in request.query_params.items() if value != ""}
    try:
        return ListQuery.model_validate(given)
    except ValidationError as error:
        raise Problem(422, "bad-query", explain_errors(error)) from None


PageQuery = Annotated[ListQuery, Depends(read_query)]


def explain_errors(error: ValidationError) -> str:
    """Which field of an address is wrong and what was expected; what was given is not repeated."""
    parts = [
        f"{'.'.join(str(part) for part in item['loc'])}: {item['msg'].removeprefix('Value error, ')}"
        for item in error.errors()
    ]
    return "; ".join(parts)
