"""Which function of the project calls which: enough of a call graph to ask what a view reaches."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
Function = tuple[str, str]


@cache
def tree(module: str) -> ast.Module | None:
    """Return a module's syntax, or None where it is no module of ours."""
    base = ROOT.joinpath(*module.split("."))
    for path in (base.with_suffix(".py"), base / "__init__.py"):
        if path.is_file():
            return ast.parse(path.read_text(encoding="utf-8"))
    return None


@cache
def names(module: str) -> dict[str, str]:
    """Return what each imported name of a module stands for, as a dotted path."""
    found: dict[str, str] = {}
    for node in ast.walk(tree(module) or ast.Module([], [])):
        if isinstance(node, ast.ImportFrom) and not node.level:
            found |= {a.asname or a.name: f"{node.module}.{a.name}" for a in node.names}
        elif isinstance(node, ast.Import):
            found |= {a.asname or a.name: a.name for a in node.names}
    return found


@cache
def bodies(module: str) -> dict[str, ast.AST]:
    """Return a module's functions and methods by their bare names."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = ast.walk(tree(module) or ast.Module([], []))
    return {node.name: node for node in nodes if isinstance(node, kinds)}


def resolve(module: str, node: ast.AST) -> Function | None:
    """Return the function of ours that a name or ``module.name`` stands for."""
    if isinstance(node, ast.Name):
        return home_of(module, node.id)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return home_of(names(module).get(node.value.id, ""), node.attr)
    return None


def home_of(module: str, name: str) -> Function | None:
    """Return where a name of a module is defined, however often it is handed on."""
    seen: set[Function] = set()
    while module and name not in bodies(module):
        if (module, name) in seen:  # a package that imports its own part by name
            return None
        seen.add((module, name))
        module, _, name = names(module).get(name, "").rpartition(".")
    return (module, name) if module else None


@cache
def reached(function: Function) -> frozenset[Function]:
    """Return the function and every one of ours that it may come to call."""
    seen: set[Function] = set()
    waiting = [function]
    while waiting:
        module, name = current = waiting.pop()
        if current in seen or name not in bodies(module):
            continue
        seen.add(current)
        found = (resolve(module, node) for node in ast.walk(bodies(module)[name]))
        waiting += [target for target in found if target]
    return frozenset(seen)
