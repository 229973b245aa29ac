import json
import re
from pathlib import Path

import pytest

from claimspan.errors import InputError
from claimspan.review.report import report_html, write
from tests.review.folders import HOSTILE, SENTENCES, invented


def test_the_report_is_one_file_that_loads_nothing(tmp_path: Path) -> None:
    [page] = write(invented(tmp_path, SENTENCES))
    html = page.read_text()
    assert not re.search(r"<(?:link|img|iframe)\b|\bsrc=|@import|url\(", html)
    assert "import {" not in html
    assert "default-src &#39;none&#39;" in html


def test_hostile_text_cannot_end_the_data(tmp_path: Path) -> None:
    html = report_html(invented(tmp_path, [HOSTILE, *SENTENCES], title=HOSTILE))
    assert html.count("<script") == 2
    assert "<img" not in html
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert data is not None
    assert json.loads(data[1])["paper"]["records"]["claims"][0]["text"] == HOSTILE


def test_the_report_is_the_same_twice(tmp_path: Path) -> None:
    path = invented(tmp_path, SENTENCES)
    assert report_html(path) == report_html(path)


def test_a_reviewer_without_a_log_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="anna has not reviewed invented"):
        write(invented(tmp_path, SENTENCES), "anna", tmp_path / "annotations")
