"""Changing many resources at once: what a change is, what keeps a resource out of it, and the one batched writer.

A change goes to the row and is seen at once, so a resource whose content stands elsewhere is passed over: in a draft,
in a version to be published at a set time, or under the lock of somebody else.
"""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry, Revision

from core import bulk
from core.cache import raise_generation
from people.models import User
from resources.catalogue.editing.deletion import delete_resources
from resources.catalogue.editing.filters import scheduled
from resources.catalogue.models import EDITOR, ChangeLog, LearningResource
from resources.catalogue.upkeep import keep_findable

BATCH = 500
LOG_ACTION = "resources.changed_with_others"
LOCKED, DRAFT, SCHEDULED, SAME = "locked", "draft", "scheduled", "same"
REASONS = {
    LOCKED: _("locked by somebody else"),
    DRAFT: _("there is a draft that is not published yet"),
    SCHEDULED: _("a version is to be published at a set time"),
    SAME: _("already so"),
}
SHOWN = 10  # titles in a preview


class Change(ABC):
    """What is done to each of many resources.

    `fields` are those of the record that it changes; `takes_drafts` says that it minds no draft, `keeps_rows` that
    the resource is still there afterwards, `is_searched` that search finds it by other words or no longer.
    """

    fields: tuple[str, ...] = ()
    takes_drafts = False
    keeps_rows = True
    is_searched = True

    @abstractmethod
    def concerns(self, rows: Sequence[LearningResource]) -> set[int]:
        """Return the keys of those rows that are not so already, in a fixed number of queries."""

    @abstractmethod
    def apply(self, rows: Sequence[LearningResource]) -> None:
        """Write it to the tables, in a fixed number of queries."""

    def told(self, row: LearningResource) -> dict[str, Any]:
        """Return what the history of this resource says of it besides the fields, as JSON."""
        return {}


@dataclass(frozen=True)
class Preview:
    """What a change would do: how many it changes, the first titles, how many it passes over and why."""

    count: int
    titles: list[str]
    skipped: dict[str, int]


@dataclass(frozen=True)
class TermsChange(Change):
    """Add terms to a list of terms (`how` is "add"), remove them, or set the list to them ("set")."""

    name: str
    how: str
    terms: frozenset[int]

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.name,)

    def concerns(self, rows: Sequence[LearningResource]) -> set[int]:
        held: dict[int, set[int]] = {row.pk: set() for row in rows}
        for pk, term in self._pairs(rows).values_list("learningresource", "term"):
            held[pk].add(term)
        return {pk for pk, terms in held.items() if self._after(terms) != terms}

    def told(self, row: LearningResource) -> dict[str, Any]:
        return {"how": self.how, "terms": sorted(self.terms)}

    def apply(self, rows: Sequence[LearningResource]) -> None:
        pairs = self._pairs(rows)
        if self.how == "remove":
            pairs.filter(term__in=self.terms).delete()
            return
        if self.how == "set":
            pairs.exclude(term__in=self.terms).delete()
        through = pairs.model
        through.objects.bulk_create(
            (through(learningresource_id=row.pk, term_id=term) for row in rows for term in sorted(self.terms)),
            ignore_conflicts=True,
        )

    def _after(self, terms: set[int]) -> set[int]:
        return {"add": terms | self.terms, "remove": terms - self.terms, "set": set(self.terms)}[self.how]

    def _pairs(self, rows: Sequence[LearningResource]) -> QuerySet:
        through = getattr(LearningResource, self.name).through
        return through.objects.filter(learningresource__in=[row.pk for row in rows])


@dataclass(frozen=True)
class ColumnsChange(Change):
    """Set columns to the same values everywhere."""

    values: Mapping[str, Any]
    fields: tuple[str, ...] = ()

    @property
    def is_searched(self) -> bool:
        return bool(self.fields)  # no index knows any other column

    def concerns(self, rows: Sequence[LearningResource]) -> set[int]:
        return {row.pk for row in rows if any(getattr(row, name) != value for name, value in self.values.items())}

    def told(self, row: LearningResource) -> dict[str, Any]:
        return {"before": {name: getattr(row, name) for name in self.values}}

    def apply(self, rows: Sequence[LearningResource]) -> None:
        LearningResource.objects.filter(pk__in=[row.pk for row in rows]).update(**self.values)


class Unpublish(Change):
    """Take out of readers' view. The row stays what an editor sees: no older version is put in its place."""

    def concerns(self, rows: Sequence[LearningResource]) -> set[int]:
        return {row.pk for row in rows if row.live}

    def apply(self, rows: Sequence[LearningResource]) -> None:
        LearningResource.objects.filter(pk__in=[row.pk for row in rows]).update(live=False, live_revision=None)


@dataclass(frozen=True)
class Publish(Change):
    """Show to readers. A draft is published by Wagtail's own action, one by one: it is a person's version."""

    user: User
    takes_drafts = True

    def concerns(self, rows: Sequence[LearningResource]) -> set[int]:
        return {row.pk for row in rows if not row.live or has_draft(row)}

    def apply(self, rows: Sequence[LearningResource]) -> None:
        drafts = {row.latest_revision_id for row in rows if has_draft(row)}
        for revision in Revision.objects.filter(pk__in=drafts):
            revision.publish(user=self.user, skip_permission_checks=True)
        now = timezone.now()
        shown = LearningResource.objects.filter(pk__in=[row.pk for row in rows if not has_draft(row)])
        shown.filter(first_published_at=None).update(first_published_at=now)
        shown.update(live=True, expired=False, has_unpublished_changes=False, last_published_at=now)


@dataclass(frozen=True)
class Delete(Change):
    """Delete, and keep what is needed to bring it back. A draft goes with its resource."""

    user: User
    takes_drafts = True
    keeps_rows = False

    def concerns(self, rows: Sequence[LearningResource]) -> set[int]:
        return {row.pk for row in rows}

    def apply(self, rows: Sequence[LearningResource]) -> None:
        delete_resources(rows, self.user)


def has_draft(row: LearningResource) -> bool:
    """Tell whether a person's version waits that the row does not show."""
    return row.has_unpublished_changes and row.latest_revision_id is not None


def preview(pks: Sequence[int], change: Change, user: User) -> Preview:
    """Return what `change` would do to these resources. Writes nothing."""
    count, titles, skipped = 0, [], Counter()
    for batch in _batches(pks):
        chosen = _chosen(_rows(batch), change, user, skipped)
        count += len(chosen)
        titles += [str(row) for row in chosen[: SHOWN - len(titles)]]
    return Preview(count, titles, {str(REASONS[name]): number for name, number in skipped.items()})


def change_all(pks: Sequence[int], change: Change, user: User) -> int:
    """Do it, in a transaction and a fixed number of queries a batch; returns how many resources were changed."""
    count = 0
    for batch in _batches(pks):
        with transaction.atomic():
            chosen = _chosen(_rows(batch).select_for_update(of=("self",)), change, user, Counter())
            if chosen:
                _write(chosen, change, user)
        count += len(chosen)
    return count


def _batches(pks: Sequence[int]) -> Iterator[Sequence[int]]:
    return (pks[start : start + BATCH] for start in range(0, len(pks), BATCH))


def _rows(pks: Sequence[int]) -> QuerySet:
    rows = LearningResource.objects.filter(pk__in=pks).order_by("pk").annotate(is_scheduled=Q(pk__in=scheduled()))
    return rows.defer("description_vi", "description_en", "description_original")


def _chosen(rows: QuerySet, change: Change, user: User, skipped: Counter[str]) -> list[LearningResource]:
    """Return the rows that the change is for, and count those passed over by reason."""
    free = []
    for row in rows:
        if row.locked and row.locked_by_id != user.pk:
            skipped[LOCKED] += 1
        elif row.is_scheduled:
            skipped[SCHEDULED] += 1
        elif has_draft(row) and not change.takes_drafts:
            skipped[DRAFT] += 1
        else:
            free.append(row)
    wanted = change.concerns(free)
    if len(wanted) < len(free):
        skipped[SAME] += len(free) - len(wanted)
    return [row for row in free if row.pk in wanted]


def _write(rows: Sequence[LearningResource], change: Change, user: User) -> None:
    """Write the change and all that follows from it."""
    now = timezone.now()
    _log(rows, change, user, now)
    change.apply(rows)
    if change.keeps_rows:
        pks = [row.pk for row in rows]
        _keep_from_imports(rows, change.fields)
        LearningResource.objects.filter(pk__in=pks).update(changed_at=now)
        if change.fields:
            bulk.create([ChangeLog(resource_id=pk, at=now, source=EDITOR, fields=list(change.fields)) for pk in pks])
        if change.is_searched:
            keep_findable(pks)
    raise_generation()


def _keep_from_imports(rows: Sequence[LearningResource], fields: Sequence[str]) -> None:
    """Lock the changed fields of what came from elsewhere: the next import would write its words over them."""
    field = LearningResource._meta.get_field("locked_fields")
    locked = [
        (field.get_db_prep_save(sorted({*row.locked_fields, *fields}), connection), row.pk)
        for row in rows
        if row.source != EDITOR and not set(fields) <= set(row.locked_fields)
    ]
    if locked:  # bulk_update would write a CASE with every row of the batch in it
        quote = connection.ops.quote_name
        table, column = quote(LearningResource._meta.db_table), quote(field.column)
        with connection.cursor() as cursor:
            cursor.executemany(f"UPDATE {table} SET {column} = %s WHERE id = %s", locked)


def _log(rows: Sequence[LearningResource], change: Change, user: User, now: datetime) -> None:
    """Say in the history of each resource what was done with many at once."""
    kind = ContentType.objects.get_for_model(LearningResource)
    said = {"change": type(change).__name__, "fields": list(change.fields)}
    bulk.create(
        [
            ModelLogEntry(
                content_type=kind,
                object_id=str(row.pk),
                label=str(row)[:255],
                action=LOG_ACTION,
                data={**said, **change.told(row)},
                user_id=user.pk,
                timestamp=now,
                content_changed=True,
                deleted=not change.keeps_rows,
            )
            for row in rows
        ]
    )
