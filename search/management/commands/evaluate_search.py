import json
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from search import glossary, index, lexicon
from search.asking import ask
from search.documents import DocumentData
from search.engines.base import Engine
from search.evaluation.measure import CUT, Figures, figures, ranks
from search.evaluation.sets import EvaluationSet, UnreadableSet, read_set, read_variants
from search.evaluation.throwaway import ENGINES, NoServer, throwaway
from search.evaluation.variants import variants
from search.query import MAX_TEXT, Query

Search = Callable[[str], Sequence[str]]


class Command(BaseCommand):
    help = (
        "Measure how well search finds: load a set of questions with their answers into an index that is thrown "
        "away, ask every question in several ways, print R@1, R@10 and MRR@10 in percent. The site's own data "
        "are not touched."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        questions = "XQuAD JSON, CSV (question, context), or queries across languages (JSON)."
        ways = "JSON: name → queries in the order of the set. Default: as typed and in five other ways."
        records = "What queries across languages search. Default: oer_commons.csv beside the set."
        parser.add_argument("--set", required=True, type=Path, metavar="FILE", dest="set_file", help=questions)
        parser.add_argument("--engine", choices=ENGINES, default="sqlite", help="Default: sqlite.")
        parser.add_argument("--variants", type=Path, metavar="FILE", help=ways)
        parser.add_argument("--documents", type=Path, metavar="FILE", help=records)
        parser.add_argument("--format", choices=("text", "json"), default="text", dest="output", help="Default: text.")
        parser.add_argument("--stock", action="store_true", help="Measure the stock backend in the same run.")
        parser.add_argument("--database-url", default="", help="PostgreSQL server (default: the site's).")
        parser.add_argument("--elasticsearch-url", default="", help="Elasticsearch (default: the site's).")

    def handle(self, *args, set_file: Path, engine: str, output: str, stock: bool, **options) -> None:
        try:
            tested = read_set(set_file, options["documents"])
            asked = read_variants(options["variants"], len(tested.queries)) if options["variants"] else None
            asked = asked or variants(tested.queries)
            with throwaway(engine, options["database_url"], options["elasticsearch_url"]) as (opened, alias):
                answer = self._measure(opened, alias, tested, asked, stock)
        except (UnreadableSet, NoServer, OSError) as error:
            raise CommandError(str(error)) from error
        answer = {"engine": engine, "documents": len(tested.documents), "queries": len(tested.queries), **answer}
        if output == "json":
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        else:
            self._print(answer)

    def _measure(self, engine: Engine, alias: str, tested: EvaluationSet, asked: dict, stock: bool) -> dict:
        with Progress(console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task("Indexing …", total=None)
            glossary.load(alias)
            _fill(engine, alias, tested)
            progress.update(task, description="Asking …", total=len(tested.queries) * (len(asked) + stock))

            def run(search: Search, texts: Sequence[str]) -> Figures:
                return figures(ranks(search, texts, tested.answers, lambda: progress.advance(task)))

            search = _search(engine, alias, tested)
            answer = {"variants": {name: asdict(run(search, texts)) for name, texts in asked.items()}}
            if stock:
                # A development tool: it stands beside the benchmarks and is not part of the site.
                from tests.benchmarks.stock import stock_search

                with stock_search(engine, alias, tested) as stock_answers:
                    answer["stock"] = {name: asdict(run(stock_answers, texts)) for name, texts in asked.items()}
            if tested.across_languages:
                texts = tested.queries
                answer["success10"] = {
                    "with_glossary": run(search, texts).r10,
                    "without_glossary": run(_search(engine, alias, tested, glossary_used=False), texts).r10,
                }
        return answer

    def _print(self, answer: dict) -> None:
        console = Console(file=self.stdout)
        console.print(f"{answer['engine']}: {answer['documents']} documents, {answer['queries']} queries")
        for name in ("variants", "stock"):
            if name in answer:
                table = Table(name, "R@1", "R@10", "MRR@10")
                for variant, row in answer[name].items():
                    table.add_row(variant, *(f"{row[key]:.1f}" for key in ("r1", "r10", "mrr10")))
                console.print(table)
        if "success10" in answer:
            found = answer["success10"]
            console.print(
                f"success@10 across languages: {found['with_glossary']:.1f} with the glossary, "
                f"{found['without_glossary']:.1f} without"
            )


def _fill(engine: Engine, alias: str, tested: EvaluationSet) -> None:
    documents = (
        DocumentData(
            kind="passage",
            object_id=str(number),
            title=document.title,
            body=document.body,
            terms=document.words,
            address=f"/{number}/",
            language=document.language,
            facets={"language": (document.language,)},
        )
        for number, document in enumerate(tested.documents)
    )
    index.store(documents, using=alias)
    if engine.name == "elasticsearch":
        engine.fill(alias)
    lexicon.refresh(alias)


def _search(engine: Engine, alias: str, tested: EvaluationSet, glossary_used: bool = True) -> Search:
    def search(text: str) -> list[str]:
        query = Query(text[:MAX_TEXT], size=CUT)
        hits = ask(query, engine=engine, using=alias, translated=glossary_used).hits
        return [tested.documents[int(hit.object_id)].name for hit in hits]

    return search
