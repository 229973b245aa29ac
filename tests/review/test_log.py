import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from claimspan.errors import InputError, OutputError
from claimspan.review.events import Decide, Event
from claimspan.review.log import LogError, ReviewLog, log_path


def event(number: int) -> Event:
    return Event(id=f"event-{number:06d}", at="2030", ops=(Decide(layer="claims", id=f"c-{number}", value="accept"),))


def test_what_was_appended_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "reviews" / "anna.jsonl"
    assert ReviewLog(path).append([event(1), event(2)]) == 2
    assert ReviewLog(path).events() == (event(1), event(2))


def test_an_event_that_is_sent_twice_stands_once(tmp_path: Path) -> None:
    log = ReviewLog(tmp_path / "anna.jsonl")
    log.append([event(1)])
    assert log.append([event(1), event(1), event(2)]) == 2


def test_null_values_come_back(tmp_path: Path) -> None:
    taken_back = Event(id="taken-back", at="", ops=(Decide(layer="claims", id="c", value=None),))
    ReviewLog(tmp_path / "anna.jsonl").append([taken_back])
    assert ReviewLog(tmp_path / "anna.jsonl").events() == (taken_back,)


@pytest.mark.parametrize("kept", [1, 20, 60])
def test_a_torn_last_line_is_cut_off_and_the_rest_kept(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "anna.jsonl"
    ReviewLog(path).append([event(1), event(2)])
    first, second = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first + second[:kept])
    log = ReviewLog(path)
    assert log.events() == (event(1),)
    log.append([event(3)])
    assert ReviewLog(path).events() == (event(1), event(3))


def test_a_last_line_that_only_lacks_its_end_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "anna.jsonl"
    ReviewLog(path).append([event(1)])
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    assert ReviewLog(path).events() == (event(1),)


def test_a_corrupt_line_in_the_middle_is_named(tmp_path: Path) -> None:
    path = tmp_path / "anna.jsonl"
    ReviewLog(path).append([event(1), event(2)])
    lines = path.read_text().splitlines()
    path.write_text("\n".join([lines[0], '{"id": 3}', lines[1]]) + "\n")
    with pytest.raises(LogError, match=r"anna.jsonl, line 2 is no review event"):
        ReviewLog(path)


def test_a_log_that_shrinks_in_use_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "anna.jsonl"
    log = ReviewLog(path)
    log.append([event(1)])
    path.write_text("")
    with pytest.raises(LogError, match="shorter"):
        log.append([event(2)])


@pytest.mark.parametrize("name", ["", "../anna", "a/b", ".hidden", "x" * 41, "a\0b", "-"])
def test_a_reviewer_is_a_plain_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="no name for a reviewer"):
        log_path(tmp_path, "paper", name)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "reviews").write_text("a file")
    with pytest.raises(OutputError, match="cannot write"):
        ReviewLog(tmp_path / "reviews" / "anna.jsonl").append([event(1)])


def test_two_logs_on_one_file_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "anna.jsonl"
    logs = [ReviewLog(path), ReviewLog(path)]
    threads = [
        threading.Thread(target=lambda log=log, half=half: [log.append([event(half * 100 + n)]) for n in range(40)])
        for half, log in enumerate(logs)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {found.id for found in logs[0].events()} == {event(half * 100 + n).id for half in (0, 1) for n in range(40)}
    assert logs[0].events() == logs[1].events() == ReviewLog(path).events()


WRITER = """
import sys
from pathlib import Path
from claimspan.review.events import Decide, Event
from claimspan.review.log import ReviewLog

log, name = ReviewLog(Path(sys.argv[1])), sys.argv[2]
number = 0
while True:
    ops = tuple(Decide(layer="claims", id=f"c-{n}", value="accept") for n in range(number % 50))
    log.append([Event(id=f"{name}-{number:06d}", at="2030", ops=ops)])
    print(number, flush=True)
    number += 1
"""


def test_killed_at_any_moment_nothing_that_was_saved_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "anna.jsonl"
    said: set[str] = set()
    for round_ in range(4):
        writers = {
            name: subprocess.Popen(
                [sys.executable, "-c", WRITER, str(path), name], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            for name in (f"left-{round_}", f"right-{round_}")
        }
        for writer in writers.values():
            assert writer.stdout is not None
            writer.stdout.readline()
        time.sleep(0.15 + 0.05 * round_)
        for writer in writers.values():
            os.kill(writer.pid, signal.SIGKILL)
        for name, writer in writers.items():
            out, _ = writer.communicate()
            said |= {f"{name}-{0:06d}", *(f"{name}-{int(number):06d}" for number in out.split())}
        found = [event.id for event in ReviewLog(path).events()]
        assert said <= set(found)
        assert len(found) == len(set(found))
    assert all(json.loads(line) for line in path.read_text().splitlines())
    assert len(said) > 40
