"""The page's JavaScript modules as one script, for a file that loads nothing."""

import re
from collections.abc import Callable

IMPORT = re.compile(r'^import \{ ([^}]+) \} from "\./([\w.-]+)";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?:async )?(?:function|class|const) (\w+)", re.MULTILINE)


def bundle(entry: str, read: Callable[[str], str]) -> str:
    """``entry`` and every module that it imports, each in a scope of its own, in the order of their need.

    ``read`` gives a module's text by name. Modules import by name only, one line an import.

    >>> modules = {"b.js": "export const two = 2;\\n", "a.js": 'import { two } from "./b.js";\\nshow(two);\\n'}
    >>> print(bundle("a.js", modules.__getitem__))
    "use strict";
    const modules = {};
    modules["b.js"] = (() => {
    const two = 2;
    return { two };
    })();
    modules["a.js"] = (() => {
    const { two } = modules["b.js"];
    show(two);
    return {  };
    })();
    <BLANKLINE>
    """
    order: list[str] = []
    _visit(entry, read, order)
    return '"use strict";\nconst modules = {};\n' + "".join(_wrapped(name, read(name)) for name in order)


def _visit(name: str, read: Callable[[str], str], order: list[str]) -> None:
    for match in IMPORT.finditer(read(name)):
        if match[2] not in order:
            _visit(match[2], read, order)
    if name not in order:
        order.append(name)


def _wrapped(name: str, text: str) -> str:
    names = ", ".join(EXPORT.findall(text))
    body = IMPORT.sub(lambda match: f'const {{ {match[1].replace(" as ", ": ")} }} = modules["{match[2]}"];', text)
    body = re.sub(r"^export ", "", body, flags=re.MULTILINE)
    return f'modules["{name}"] = (() => {{\n{body}return {{ {names} }};\n}})();\n'
