# One image for every Fingerpost service: `fingerpost …` says which. It runs as an ordinary user and writes to /tmp and the folder of evidence alone.

FROM ghcr.io/astral-sh/uv:0.13.9 AS uv

FROM python:3.13-slim AS build
COPY --from=uv /uv /usr/local/bin/uv
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
WORKDIR /build

# First what seldom changes, so that a change of ours does not fetch everything again.
COPY pyproject.toml uv.lock package.json package-lock.json ./
RUN uv sync --frozen --no-install-project --group assets \
 && .venv/bin/npm ci --ignore-scripts --no-audit --no-fund --omit=dev

COPY . .
RUN PYTHONPATH=. .venv/bin/python -m tools.assets \
 && UV_PROJECT_ENVIRONMENT=/opt/fingerpost uv sync --frozen --no-editable

FROM python:3.13-slim
RUN useradd --system --uid 10001 --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin fingerpost \
 && install --directory --owner=fingerpost --group=fingerpost --mode=0700 /var/lib/fingerpost/evidence
COPY --from=build /opt/fingerpost /opt/fingerpost
ENV PATH=/opt/fingerpost/bin:$PATH PYTHONUNBUFFERED=1 MPLCONFIGDIR=/tmp/matplotlib
USER 10001:10001
WORKDIR /tmp
EXPOSE 8000
CMD ["fingerpost", "serve"]
