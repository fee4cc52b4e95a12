"""compose.yaml: what the Compose specification says of it, and every service started as it is written there.

No container engine is needed: the commands run here, on a database of the embedded server, with other ports.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
import yaml
from jsonschema import Draft202012Validator

from services.operations.embedded_postgres import Binaries, EmbeddedPostgres
from services.settings import read_settings

ROOT = Path(__file__).parents[3]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
OURS = ("migration", "monitoring", "dashboards", "projector")
SET = {"POSTGRES_PASSWORD": "p"}
PATIENCE = 90.0

Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture(scope="session")
def server(embedded_server: EmbeddedPostgres) -> EmbeddedPostgres:
    """Commands do not differ between servers: one is enough."""
    return embedded_server


def filled_in(text: str) -> str:
    """With ``${NAME}``, ``${NAME:-default}`` and ``${NAME:?complaint}`` replaced as Compose does."""

    def value(match: re.Match[str]) -> str:
        name, _, default = match.group(1).partition(":-")
        name = name.partition(":?")[0]
        return SET.get(name, default)

    return re.sub(r"\$\{([^}]+)\}", value, text)


def environment_of(service: str) -> dict[str, str]:
    return {name: filled_in(text) for name, text in COMPOSE["services"][service]["environment"].items()}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    return port


def here(service: str, database_url: str, port: int, evidence: Path) -> dict[str, str]:
    """The service's environment, with the addresses of this machine."""
    search = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    ours = {
        "FINGERPOST_DATABASE_URL": database_url,
        "FINGERPOST_HOST": "127.0.0.1",
        "FINGERPOST_PORT": str(port),
        "FINGERPOST_EVIDENCE": str(evidence),
    }
    return {"PATH": search, "HOME": "/nonexistent"} | environment_of(service) | ours


def is_healthy(service: str, environment: Mapping[str, str], port: int) -> bool:
    how, *command = COMPOSE["services"][service]["healthcheck"]["test"]
    assert how == "CMD"
    moved = [word.replace(":8000", f":{port}") for word in command]
    return subprocess.run(moved, env=environment, cwd="/", capture_output=True, check=False).returncode == 0


def eventually(rule: Callable[[], bool], process: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        if rule():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a command that ends with the test at the latest."""
    with ExitStack() as stack:

        def started(command: list[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
            process = subprocess.Popen(command, env=environment, cwd="/", stderr=subprocess.DEVNULL)
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        yield started


def test_it_keeps_to_the_compose_specification() -> None:
    schema = json.loads(
        files("check_jsonschema.builtin_schemas").joinpath("vendor/compose-spec.json").read_text()
    )
    assert not [
        f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(COMPOSE)
    ]


def test_it_names_all_that_the_house_needs() -> None:
    assert set(COMPOSE["services"]) == {"database", *OURS, "proxy"}
    assert COMPOSE["services"]["database"]["image"] == "postgres:18"


@pytest.mark.parametrize("service", OURS)
def test_its_settings_are_accepted(service: str) -> None:
    settings = read_settings(environment_of(service))
    assert settings.secure_cookies
    assert settings.database_url == "postgresql://fingerpost:p@database:5432/fingerpost"


@pytest.mark.parametrize("service", COMPOSE["services"])
def test_no_container_may_do_more_than_it_needs(service: str) -> None:
    told = COMPOSE["services"][service]
    assert told["read_only"] is True
    assert told["cap_drop"] == ["ALL"]
    assert told["security_opt"] == ["no-new-privileges:true"]
    assert "user" in told or service == "proxy"
    assert "ports" not in told or service == "proxy"


def test_every_secret_must_be_set_and_has_no_default() -> None:
    used = set(re.findall(r"\$\{([^}]+)\}", (ROOT / "compose.yaml").read_text()))
    assert {word.partition(":")[0] for word in used if ":?" in word} == set(SET)
    assert all(":?" in word or ":-" in word for word in used)


@pytest.mark.parametrize("service", ["monitoring", "projector"])
def test_evidence_is_kept_in_a_volume_that_outlives_the_container(service: str) -> None:
    volume, folder = COMPOSE["services"][service]["volumes"][0].split(":")
    assert volume in COMPOSE["volumes"]
    assert folder == environment_of(service)["FINGERPOST_EVIDENCE"]


def test_every_file_that_it_mounts_is_there() -> None:
    mounts = [mount for told in COMPOSE["services"].values() for mount in told.get("volumes", [])]
    assert all((ROOT / mount.split(":")[0]).exists() for mount in mounts if mount.startswith("."))


def test_the_databases_command_is_understood_by_postgresql_18(embedded_server: EmbeddedPostgres) -> None:
    program, *options = COMPOSE["services"]["database"]["command"]
    data = embedded_server.folder / "data"
    # With -C the server reads its options, complains of what it does not know, tells one of them and ends.
    command = [str(Binaries.of_wheel().program(program)), "-C", "max_connections", "-D", str(data), *options]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip() == "200"


def test_the_databases_health_check_finds_a_server(embedded_server: EmbeddedPostgres) -> None:
    _, program, *options = COMPOSE["services"]["database"]["healthcheck"]["test"]
    socket_folder = str((embedded_server.folder / "run").readlink())
    command = [str(Binaries.of_wheel().program(program)), *options]
    assert subprocess.run([*command, "--host", socket_folder], check=False).returncode == 0
    assert subprocess.run([*command, "--host", "/nonexistent"], check=False).returncode != 0


def test_the_migrations_command_migrates(database_url: str, start: Start, tmp_path: Path) -> None:
    environment = here("migration", database_url, free_port(), tmp_path)
    process = start(COMPOSE["services"]["migration"]["command"], environment)
    assert process.wait(PATIENCE) == 0


@pytest.mark.parametrize("service", ["monitoring", "dashboards", "projector"])
def test_a_services_command_starts_it_and_its_health_check_passes(
    service: str, migrated_database_url: str, start: Start, tmp_path: Path
) -> None:
    port = free_port()
    environment = here(service, migrated_database_url, port, tmp_path)
    assert not is_healthy(service, environment, port)
    process = start(COMPOSE["services"][service]["command"], environment)
    assert eventually(lambda: is_healthy(service, environment, port), process)
    process.send_signal(signal.SIGTERM)
    assert process.wait(PATIENCE) == 0


@pytest.mark.skipif(
    shutil.which("caddy") is None, reason="caddy was not found in PATH, so the proxy cannot be tried"
)
def test_the_proxys_command_leads_to_both_services(
    migrated_database_url: str, start: Start, tmp_path: Path
) -> None:
    ports = {name: free_port() for name in ("monitoring", "dashboards", "proxy", "health")}
    caddyfile = (ROOT / "deploy" / "Caddyfile").read_text()
    for service in ("monitoring", "dashboards"):
        environment = here(service, migrated_database_url, ports[service], tmp_path)
        start(COMPOSE["services"][service]["command"], environment)
        caddyfile = caddyfile.replace(f"dynamic a {service} 8000", f"to 127.0.0.1:{ports[service]}")
    (tmp_path / "Caddyfile").write_text(caddyfile.replace(":8080", f":{ports['health']}"))
    command = [word.replace("/etc/caddy", str(tmp_path)) for word in COMPOSE["services"]["proxy"]["command"]]
    here_proxy = {**os.environ, "SITE_ADDRESS": f"http://localhost:{ports['proxy']}", "HOME": str(tmp_path)}
    process = start(command, here_proxy)
    assert eventually(lambda: answer(ports["proxy"], "/") == 200, process)
    assert eventually(lambda: answer(ports["proxy"], "/dashboards/contracts/x") == 404, process)
    assert answer(ports["proxy"], "/metrics") == 404
    assert answer(ports["health"], "/") == 200


def answer(port: int, path: str) -> int:
    try:
        with urlopen(f"http://localhost:{port}{path}", timeout=5) as response:
            status: int = response.status
    except HTTPError as error:
        return error.code
    except OSError:
        return 0
    return status
