# Rapport in a container: `docker build -t rapport . && docker run -v rapport:/data rapport check`.
# Settings come from the environment (RAPPORT__SLACK__BOT_TOKEN=…) or from /data/config.yaml.
FROM python:3.11-slim AS build
WORKDIR /src
RUN python -m venv /opt/rapport
# The dependencies in a layer of their own: they change seldom.
COPY constraints.txt ./
COPY pyproject.toml README.md LICENSE ./
RUN python -c "import tomllib; p = tomllib.load(open('pyproject.toml', 'rb'))['project']; \
    print('\n'.join(p['dependencies'] + p['optional-dependencies']['postgres']))" > wanted.txt \
    && /opt/rapport/bin/pip install --no-cache-dir -r wanted.txt -c constraints.txt
COPY bot bot
COPY core core
COPY handlers handlers
COPY storage storage
RUN /opt/rapport/bin/pip install --no-cache-dir --no-deps .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin rapport \
    && install -d -o rapport -g rapport -m 0700 /data
COPY --from=build /opt/rapport /opt/rapport
ENV PATH=/opt/rapport/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    RAPPORT__DATABASE=sqlite:////data/rapport.db \
    RAPPORT__HTTP__PORT=8080 \
    RAPPORT__LOG_FORMAT=json
USER rapport
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
# From inside, so that no port need be open for it.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:' + os.environ['RAPPORT__HTTP__PORT'] + '/healthz', timeout=8)"]
ENTRYPOINT ["rapport"]
CMD ["run"]
