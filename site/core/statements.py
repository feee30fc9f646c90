"""Statements whose SQL is written once: to write it takes Django several times as long as the database to answer."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet


class Statement:
    """A query set that is asked again and again with other values.

    `make` returns the query set for values; it is called once, with the `stand_ins`, one for each value, which occur
    nowhere else in it: `Statement(lambda pk: Link.objects.filter(resource=pk), 0)`. How many values there are, and
    whether one is None, must not change the SQL. `using` names the database.
    """

    def __init__(self, make: Callable[..., QuerySet], *stand_ins: Any, using: str = DEFAULT_DB_ALIAS) -> None:
        self._make, self._stand_ins, self._using = make, stand_ins, using

    def objects(self, *values: Any) -> list[Model]:
        """Return objects of the model. The query set takes no other table along and leaves no column out."""
        return list(self._model.objects.using(self._using).raw(self._sql, self._filled(values)))

    def rows(self, *values: Any) -> list[tuple]:
        """Return the columns of a `values_list` as the database gives them: texts and whole numbers alone."""
        with connections[self._using].cursor() as cursor:
            cursor.execute(self._sql, self._filled(values))
            return cursor.fetchall()

    def _filled(self, values: tuple) -> list:
        if len(values) != len(self._stand_ins):
            raise ValueError(f"The statement takes {len(self._stand_ins)} values, not {len(values)}.")
        return [parameter if place is None else values[place] for parameter, place in self._written[2]]

    @cached_property
    def _written(self) -> tuple[type[Model], str, list[tuple[Any, int | None]]]:
        """The model, the SQL, and its parameters, each with the place of its value where it stands for one."""
        rows = self._make(*self._stand_ins)
        sql, parameters = rows.query.get_compiler(self._using).as_sql()
        places = [self._place(parameter) for parameter in parameters]
        if missing := [one for place, one in enumerate(self._stand_ins) if place not in places]:
            raise ValueError(f"What stands for a value is no parameter of the statement: {missing}")
        return rows.model, sql, list(zip(parameters, places, strict=True))

    def _place(self, parameter: Any) -> int | None:
        same = (place for place, one in enumerate(self._stand_ins) if type(one) is type(parameter) and one == parameter)
        return next(same, None)

    @property
    def _model(self) -> type[Model]:
        return self._written[0]

    @property
    def _sql(self) -> str:
        return self._written[1]
