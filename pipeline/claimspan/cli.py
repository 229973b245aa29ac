"""The command line, and nothing else."""

import json
import logging
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.logging import RichHandler
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from claimspan import __version__
from claimspan.errors import ClaimspanError
from claimspan.records import Document

if TYPE_CHECKING:
    from claimspan.batch.sources import PaperSource

app = typer.Typer(
    name="claimspan",
    help="Turn policy papers into reviewed, structured claims, each tied to the exact characters of the source.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
screen = Console(highlight=False)
messages = Console(stderr=True, highlight=False)

ModelOption = Annotated[
    str | None, typer.Option("--model", help="A spaCy model to use instead of the packaged one: a package or a folder.")
]
NamesOption = Annotated[
    Path | None, typer.Option("--names", metavar="FILE", help="Your own names, a TOML file: see docs/entities.md.")
]
PublishedOption = Annotated[
    str | None,
    typer.Option("--published", metavar="YYYY-MM-DD", help="The day of publication, which relative dates refer to."),
]


def _version(wanted: bool) -> None:
    if wanted:
        screen.print(f"claimspan {__version__}")
        raise typer.Exit


@app.callback()
def settings(
    verbose: Annotated[int, typer.Option("-v", "--verbose", count=True, help="Say more; -vv for debugging.")] = 0,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options before the command hold for every command."""
    level = (logging.WARNING, logging.INFO, logging.DEBUG)[min(verbose, 2)]
    logging.basicConfig(
        level=level, format="%(name)s: %(message)s", handlers=[RichHandler(console=messages, show_path=False)]
    )


@app.command()
def run(
    sources: Annotated[
        list[Path], typer.Argument(metavar="SOURCE...", help="Files, folders, or - for standard input.")
    ],
    out: Annotated[Path, typer.Option("--out", help="The folder that gets one folder a paper.")] = Path("outputs"),
    published: PublishedOption = None,
    model: ModelOption = None,
    names: NamesOption = None,
) -> None:
    """Read papers and write their records: ingest, extract, emit."""
    from claimspan.batch.sources import find_sources

    _run(find_sources(sources), out, model, _day(published), names=names)


class Show(StrEnum):
    """What ``claimspan ingest`` can print."""

    SUMMARY = "summary"
    UNITS = "units"
    NOTES = "notes"
    REPAIRS = "repairs"


@app.command()
def ingest(
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="A file, or - (standard input).")],
    show: Annotated[Show, typer.Option(help="What to print for reading.")] = Show.SUMMARY,
) -> None:
    """Show what the first stage alone makes of a paper; writes nothing."""
    from claimspan.batch.run import read_paper
    from claimspan.batch.sources import find_sources
    from claimspan.ingest.show import show_notes, show_repairs, show_summary, show_units

    (found,) = find_sources([source])
    printers = {
        Show.SUMMARY: show_summary,
        Show.UNITS: show_units,
        Show.NOTES: show_notes,
        Show.REPAIRS: show_repairs,
    }
    for line in printers[show](read_paper(found)):
        screen.print(line, markup=False, soft_wrap=True)


@app.command()
def ocr(
    source: Annotated[Path, typer.Argument(metavar="SCAN.pdf", help="A PDF with scanned pages.")],
    out: Annotated[Path, typer.Option("--out", help="The copy with text, which can be read then.")],
) -> None:
    """Give scanned pages of a PDF a text, where ocrmypdf is installed."""
    from claimspan.ingest.pdf.ocr import add_text

    add_text(source, out)
    screen.print(f"{out} has text now: give it to claimspan run", markup=False, soft_wrap=True)


@app.command()
def pipeline(
    corpus: Annotated[Path, typer.Option(help="The folder with a folder a paper.")] = Path("corpus"),
    annotations: Annotated[Path, typer.Option(help="The folder with gold, a folder a paper.")] = Path("annotations"),
    out: Annotated[Path, typer.Option("--out", help="The folder that gets one folder a paper.")] = Path("outputs"),
    model: ModelOption = None,
    names: NamesOption = None,
) -> None:
    """Run every paper of the corpus through all stages and check those that have gold."""
    from claimspan.batch.sources import find_sources

    _run(find_sources([corpus]), out, model, annotations=annotations, names=names)


@app.command()
def check(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD_DIR", help="A paper's gold, or a folder with a folder a paper.")
    ],
    records: Annotated[Path, typer.Argument(metavar="RECORDS_DIR", help="The records of the same paper or papers.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
    errors: Annotated[
        str | None, typer.Option(metavar="LAYER[.KIND]", help="List the errors, as in claims.type or entities.")
    ] = None,
    before: Annotated[Path | None, typer.Option(help="Records of an earlier run to compare with.")] = None,
    floors: Annotated[Path | None, typer.Option(help="Fail when a figure falls below its floor in this file.")] = None,
    update: Annotated[bool, typer.Option("--update", help="Rewrite the floors and say what changed.")] = False,
    report: Annotated[Path | None, typer.Option(help="Write a report to this HTML file.")] = None,
) -> None:
    """Compare records with gold: figures, errors, floors, report."""
    from claimspan.check import screen as tables
    from claimspan.check.check import check as check_folders
    from claimspan.check.floors import falls, read_floors, update_floors
    from claimspan.check.report import write_report

    if update and floors is None:
        raise typer.BadParameter("name the floors file with --floors", param_hint="--update")
    checked = check_folders(gold, records)
    earlier = check_folders(gold, before) if before else None
    if as_json:
        sys.stdout.write(json.dumps(checked.figures, indent=1) + "\n")
    elif errors:
        screen.print(tables.errors_table(checked.errors_of(errors)))
    else:
        screen.print(tables.figures_table(checked))
        screen.print(tables.counts_table("errors by kind", checked.errors_by_kind()))
        screen.print(tables.counts_table("errors by rule", checked.errors_by_rule().head(20)))
    if earlier:
        (messages if as_json else screen).print(tables.differences_table(checked.compare(earlier)))
    if report:
        write_report(checked, report, earlier)
        messages.print(f"report in {report}", markup=False, soft_wrap=True)
    if floors and update:
        for line in update_floors(checked, floors) or ["no floor changed"]:
            messages.print(line, markup=False, soft_wrap=True)
    elif floors and (fallen := falls(checked, read_floors(floors))):
        raise ClaimspanError("; ".join(str(fall) for fall in fallen))


@app.command()
def review(
    out_dir: Annotated[Path, typer.Argument(metavar="OUT_DIR", help="A folder that a run wrote, or a folder of them.")],
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any free one.")] = 8765,
    host: Annotated[str, typer.Option(help="The address to listen on; beyond this machine a password is needed.")] = (
        "127.0.0.1"
    ),
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in the browser.")] = True,
    reviewer: Annotated[str | None, typer.Option(help="Who reviews; otherwise the name of the account.")] = None,
    password: Annotated[
        str | None, typer.Option(envvar="CLAIMSPAN_PASSWORD", help="Ask for this password instead of the token.")
    ] = None,
    annotations: Annotated[Path, typer.Option(help="The folder that gets the decisions.")] = Path("annotations"),
    beside: Annotated[
        str | None, typer.Option(help="Show the decisions of this reviewer, too; otherwise reviewers are blind.")
    ] = None,
) -> None:
    """Serve the page on which a person reads, confirms and corrects the records."""
    from claimspan.review import serve

    serve(
        out_dir,
        port,
        host=host,
        open_browser=browser,
        reviewer=reviewer,
        password=password,
        annotations=annotations,
        beside=beside,
    )


@app.command()
def gold(
    out_dir: Annotated[Path, typer.Argument(metavar="OUT_DIR", help="A folder that a run wrote, or a folder of them.")],
    reviewer: Annotated[str, typer.Option(help="Whose decisions become gold.")],
    annotations: Annotated[Path, typer.Option(help="The folder with the decisions.")] = Path("annotations"),
    gold_dir: Annotated[
        Path | None, typer.Option(help="The folder that gets the gold; otherwise beside the decisions.")
    ] = None,
) -> None:
    """Turn a reviewer's decisions into gold, and say which rules were wrong how often."""
    from claimspan.review.gold import build

    for built in build(out_dir, reviewer, annotations, gold_dir):
        screen.print(f"gold in {built.folder}", markup=False, soft_wrap=True)
        for layer, counts in built.counts.items():
            if counts:
                told = ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
                screen.print(f"  {layer}: {told}", markup=False, soft_wrap=True)
        for line in (*built.remarks, *built.rules):
            screen.print(f"  {line}", markup=False, soft_wrap=True)


@app.command()
def report(
    out_dir: Annotated[Path, typer.Argument(metavar="OUT_DIR", help="A folder that a run wrote, or a folder of them.")],
    to: Annotated[Path | None, typer.Option(help="The file to write; otherwise report.html in each folder.")] = None,
    reviewer: Annotated[str | None, typer.Option(help="Show the records as this reviewer left them.")] = None,
    annotations: Annotated[Path, typer.Option(help="The folder with the decisions.")] = Path("annotations"),
) -> None:
    """Write the paper, its argument map and its time line as one HTML file that can be mailed."""
    from claimspan.review.report import write

    for page in write(out_dir, reviewer, annotations, to):
        screen.print(str(page), markup=False, soft_wrap=True)


@app.command()
def agreement(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD_DIR", help="A paper's gold with annotators/ beside it, or its folder reviewed/."),
    ],
    worksheet: Annotated[
        Path | None, typer.Option(help="Write the disagreements to this CSV file, to be decided on.")
    ] = None,
    source: Annotated[
        Path | None, typer.Option(help="The paper's text, where it does not lie beside the gold.")
    ] = None,
    gamma: Annotated[
        bool, typer.Option("--gamma", help="Give γ of spans and labels too (needs the extra gamma).")
    ] = False,
) -> None:
    """Say how far annotators agree: κ and α of labels, F of spans and relations."""
    from claimspan.check import adjudicate as adjudication
    from claimspan.check import screen as tables
    from claimspan.check.agreement import agreement as agreements
    from claimspan.check.validate import find_source, read_source
    from claimspan.files import write_text
    from claimspan.review.agreement import reviewer_folders, reviewers_agreement

    if reviewer_folders(gold):
        found = reviewers_agreement(gold)
    else:
        found = agreements(gold, read_source(source or find_source(gold)))
    for result in found.values():
        for table in tables.agreement_tables(result):
            screen.print(table)
        if gamma:
            screen.print(tables.gamma_table(result))
    if worksheet:
        write_text(worksheet, adjudication.worksheet(next(iter(found.values()))))
        messages.print(f"worksheet in {worksheet}: fill its column decision", markup=False, soft_wrap=True)


@app.command()
def adjudicate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="A paper's gold with annotators/ beside it.")],
    worksheet: Annotated[Path, typer.Argument(help="The filled worksheet of 'claimspan agreement --worksheet'.")],
    out: Annotated[Path, typer.Option("--out", help="A new folder for the adjudicated gold.")],
    source: Annotated[
        Path | None, typer.Option(help="The paper's text, where it does not lie beside the gold.")
    ] = None,
) -> None:
    """Build adjudicated gold from a filled worksheet, with both annotators' files kept beside it."""
    from claimspan.check.adjudicate import adjudicated, read_worksheet, write_adjudicated
    from claimspan.check.agreement import agreement as agreements
    from claimspan.check.validate import find_source, read_source

    result = next(iter(agreements(gold, read_source(source or find_source(gold))).values()))
    rows = read_worksheet(worksheet)
    write_adjudicated(adjudicated(result, rows), result, rows, gold, out)
    screen.print(f"adjudicated gold in {out}: {len(rows)} decisions", markup=False, soft_wrap=True)


@app.command()
def validate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="The folder with a paper's gold.")],
    source: Annotated[
        Path | None, typer.Option(help="The paper's text, where it does not lie beside the gold.")
    ] = None,
    reanchor: Annotated[
        Path | None, typer.Option(metavar="NEW_TEXT", help="Move the gold to this changed text, into --out.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help="A new folder for the moved gold.")] = None,
) -> None:
    """Find what is wrong in gold, each problem with file, line and what to do."""
    from claimspan.check.move_gold import move_gold
    from claimspan.check.validate import find_source
    from claimspan.check.validate import validate as problems_of

    if (reanchor is None) != (out is None):
        raise typer.BadParameter("--reanchor and --out go together", param_hint="--reanchor")
    if reanchor and out:
        problems = move_gold(gold, reanchor, out, source)
    else:
        problems = problems_of(gold, source or find_source(gold))
    for problem in problems:
        screen.print(str(problem), markup=False, soft_wrap=True)
    if problems:
        raise ClaimspanError(f"{len(problems)} problem{'s' if len(problems) > 1 else ''} in {gold}")
    screen.print(f"no problem in {gold}", markup=False, soft_wrap=True)


@app.command()
def schema(
    folder: Annotated[Path, typer.Argument(help="The folder that gets the schemas.")] = Path("docs/schema"),
) -> None:
    """Write the JSON Schema of every record type."""
    from claimspan.emit.schema import SCHEMAS, write_schemas

    write_schemas(folder)
    screen.print(f"{len(SCHEMAS)} schemas in {folder}", markup=False)


@app.command()
def explain(
    record: Annotated[str, typer.Argument(metavar="RECORD_ID", help="The id of a claim, as in claims.jsonl.")],
    outputs: Annotated[Path, typer.Option("--in", help="The folder with a folder a paper.")] = Path("outputs"),
) -> None:
    """Say how a claim came to be: each value with the rule and the words behind it."""
    from claimspan.extract.claims.explain import explain as explanation
    from claimspan.records import Claim

    for path in sorted(outputs.rglob("claims.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if f'"{record}"' in line:
                claim = Claim.model_validate_json(line)
                if claim.id == record:
                    screen.print(explanation(claim), markup=False, soft_wrap=True)
                    return
    raise ClaimspanError(f"no claim {record} below {outputs}: run 'claimspan run' first, or name the folder with --in")


def _day(text: str | None) -> str | None:
    if text is not None:
        try:
            date.fromisoformat(text)
        except ValueError as error:
            raise typer.BadParameter(f"{text} is no day; write it as YYYY-MM-DD", param_hint="--published") from error
    return text


def _run(
    sources: "list[PaperSource]",
    out: Path,
    model: str | None,
    published: str | None = None,
    annotations: Path | None = None,
    names: Path | None = None,
) -> None:
    from claimspan.batch.one import Extractor
    from claimspan.batch.run import run_papers
    from claimspan.extract.model import load_model

    failed = 0
    progress = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=messages,
        transient=True,
    )
    with progress:
        task = progress.add_task("reading papers", total=len(sources))
        for outcome in run_papers(sources, lambda: Extractor(load_model(model), names), out, published):
            progress.advance(task)
            folder = out / outcome.source.id
            if outcome.error is not None:
                failed += 1
                messages.print(f"{outcome.source.id}: {outcome.error}", style="red", markup=False, soft_wrap=True)
            elif outcome.result is not None:
                _print_result(outcome.result.document, folder)
                if annotations is not None and (annotations / outcome.source.id / "units.jsonl").is_file():
                    _check(annotations / outcome.source.id, folder)
    if failed:
        raise typer.Exit(1)


def _check(gold: Path, records: Path) -> None:
    from claimspan.check.check import check as check_folders
    from claimspan.check.screen import figures_table
    from claimspan.files import write_text

    checked = check_folders(gold, records)
    write_text(records / "check.json", json.dumps(checked.to_json(), indent=1) + "\n")
    screen.print(figures_table(checked))


def _print_result(document: Document, folder: Path) -> None:
    from claimspan.ingest.show import few_of_each

    counts = document.counts
    screen.print(
        f"{document.id}: {counts['claims']} claims and {counts['evidence']} pieces of evidence "
        f"in {counts['units']} units, {counts['attributions']} attributions, {counts['entities']} entities, "
        f"{counts['dates']} dates, {counts['footnotes']} note markers, {counts['notes']} notes → {folder}",
        markup=False,
        soft_wrap=True,
    )
    for warning, more in few_of_each(document.warnings):
        place = f" (line {warning.line})" if warning.line else f" (page {warning.page})" if warning.page else ""
        screen.print(f"  warning {warning.code}{place}: {warning.message}", markup=False, soft_wrap=True)
        if more:
            screen.print(
                f"  and {more} more of this kind: see {folder / 'document.json'}", markup=False, soft_wrap=True
            )


def main() -> None:
    """Run the command line: errors that a user can mend are one line on standard error, with exit code 1."""
    try:
        app()
    except ClaimspanError as error:
        messages.print(f"claimspan: {error}", style="red", markup=False, soft_wrap=True)
        sys.exit(1)
