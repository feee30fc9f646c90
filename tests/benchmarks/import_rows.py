"""How fast the library takes records in: `python -m tests.benchmarks.import_rows [ROWS]`.

Runs in a database of its own (SQLite, or the server of DATABASE_URL) that is removed afterwards. Times are
processor time of this process, so that a busy machine says the same; ratios are against saving one by one.
"""

import os
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django  # noqa: E402

django.setup()

from django.db import connection, transaction  # noqa: E402

from resources.catalogue.mapping import TERM_LISTS, apply_record  # noqa: E402
from resources.catalogue.models import LearningResource, ResourceLink  # noqa: E402
from resources.intake import ingest  # noqa: E402
from resources.intake.normalise import normalise  # noqa: E402
from resources.record import CAPTIONS, DOWNLOAD, PART_OF, Link, Relation, ResourceRecord  # noqa: E402
from resources.vocabularies.models import Term  # noqa: E402

ROWS = 10_000
NAIVE_ROWS = 300
FLOOR = 1_000  # new rows a second of one core
_TEXT = (
    "học liệu mở toán lớp trường Hà Nội bài giảng kỹ năng số đọc sách thư viện khoa học người dân cộng đồng "
    "phân số hình ảnh môi trường sức khỏe giáo viên phụ huynh open learning lesson"
)
_WORDS = _TEXT.split()


def records(count: int, seed: int = 7, path: str = "hoc-lieu") -> Iterator[ResourceRecord]:
    """Yield made-up records that say something in every field, the same for the same seed, one at a time."""
    chosen = random.Random(seed)
    for number in range(count):
        yield ResourceRecord(
            titles={"vi": f"{' '.join(chosen.choices(_WORDS, k=8))} {number}", "en": f"Lesson {number}"},
            descriptions={"vi": " ".join(chosen.choices(_WORDS, k=80)), "en": " ".join(chosen.choices(_WORDS, k=30))},
            languages=("vi", "en"),
            type=chosen.choice(("Video bài giảng", "Bài tập", "Giáo trình")),
            levels=("Lớp 6", "Lớp 7"),
            subjects=(chosen.choice(("Toán", "Vật lí", "Tin học")),),
            topics=("Kỹ năng số",),
            audiences=("học sinh", "giáo viên"),
            tags=tuple(f"thẻ {chosen.randrange(800)}" for _each in range(3)),
            authors=("Nguyễn Thị Hoa",),
            publisher="Trường Thực nghiệm",
            contributors=("Trần Văn Nam", "Lê Thị Mai"),
            licence="https://creativecommons.org/licenses/by/4.0/",
            rights_holder="Trường Thực nghiệm",
            attribution="Trường Thực nghiệm, 2024",
            links=(
                Link(f"https://example.edu.vn/{path}/{number}"),
                Link(f"https://example.edu.vn/{path}/{number}.mp4", DOWNLOAD, {"vi": "Phim"}, "vi", "mp4", 2**24, 300),
                Link(f"https://example.edu.vn/{path}/{number}.vtt", CAPTIONS, language="vi", format="text/vtt"),
            ),
            relations=(Relation(PART_OF, f"https://example.edu.vn/{path}/khoa-hoc/{number // 10}"),),
            goals=("III.4", "B1a"),
            outcomes=("Cộng được hai phân số khác mẫu", "Giải thích được cách làm"),
            modes=("Tự học",),
            difficulty="Cơ bản",
            competences=("Sáng tạo nội dung số",),
            accessibility=("Bản ghi lời",),
            duration="45 phút",
            version="1.2",
            published="2024",
            modified="2024-11-16",
        )


def save_one_by_one(count: int) -> float:
    """Save records as a form would, each with its relations; returns rows a second."""
    terms = Term.objects.table()
    rows = {(row.vocabulary, row.code): row for row in Term.objects.all()}
    with timed() as took:
        for raw in records(count, path="naive"):
            record = normalise(raw, terms).record
            saved = LearningResource(source="naive")
            apply_record(saved, record, terms)
            for name, vocabulary in TERM_LISTS.items():
                setattr(saved, name, [rows[vocabulary, code] for code in getattr(record, name)])
            saved.tags.add(*record.tags)
            saved.link_rows = [ResourceLink(address=link.address) for link in record.links]
            with transaction.atomic():
                saved.save()
    return count / took()


def run(count: int) -> tuple[float, Counter, Counter]:
    """Ingest; returns seconds of processor time, the outcomes, and the statements by their first word."""
    statements: Counter = Counter()

    def count_statement(execute, sql, params, many, context):
        statements[sql.split(None, 1)[0]] += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count_statement), timed() as took:
        outcomes = Counter(outcome.outcome for outcome in ingest(records(count), "benchmark"))
    return took(), outcomes, statements


@contextmanager
def timed():
    start = time.process_time()
    end = []
    yield lambda: end[0] - start
    end.append(time.process_time())


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(count: int) -> int:
    naive = save_one_by_one(NAIVE_ROWS)
    list(ingest(records(500, path="warm"), "warm"))
    before = peak_megabytes()
    first, outcomes, _statements = run(count)
    grown = peak_megabytes() - before
    second, again, statements = run(count)
    writes = sum(number for word, number in statements.items() if word in ("INSERT", "UPDATE", "DELETE"))
    print(f"database            {connection.vendor}")
    print(f"saved one by one    {naive:8.0f} rows/s  ({NAIVE_ROWS} rows)")
    print(f"first run           {count / first:8.0f} rows/s  ({dict(outcomes)}), {count / first / naive:.1f} × as fast")
    print(f"memory              {grown:8.1f} MB more at the peak than after 500 rows (whole process {before:.0f} MB)")
    print(f"second run          {count / second:8.0f} rows/s  ({dict(again)}), {first / second:.1f} × as fast")
    print(f"second run's writes {writes:8d}")
    return 0 if count / first >= FLOOR and not writes else 1


if __name__ == "__main__":
    database = connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        status = main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
    finally:
        connection.creation.destroy_test_db(database, verbosity=0)
    sys.exit(status)
