"""Signs in: one account for all, and one of its own for each request that ends a session or an account."""

import json
import os
import urllib.request
import uuid

import schemathesis

ENDING = {"change-password", "delete-account", "delete-current-session", "delete-other-sessions", "delete-session"}


def sign_up() -> str:
    account = {"email": f"{uuid.uuid4()}@example.com", "name": "Ada", "password": "correct horse battery"}
    request = urllib.request.Request(
        f"{os.environ['API_URL']}/v1/account",
        data=json.dumps(account).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as answer:
        return answer.headers["Set-Cookie"].split(";")[0].split("=", 1)[1]


shared = sign_up()


@schemathesis.auth(refresh_interval=None)
class Session:
    def get(self, case, context):
        return sign_up() if case.operation.definition.raw.get("operationId") in ENDING else shared

    def set(self, case, data, context):
        case.cookies = {**(case.cookies or {}), "__Host-session": data}
