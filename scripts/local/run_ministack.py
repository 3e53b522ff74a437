"""Starts MiniStack with three corrections, so that what runs on a laptop meets what AWS would answer.

1. A Node function that throws reports its error's name (MiniStack: always Runtime.HandlerError), so that a
   state machine's ErrorEquals matches; its process lives on, as on AWS. One that dies is a Runtime.ExitError.
2. A function has at most BAZAAR_FUNCTION_CONCURRENCY processes; further calls wait for one (MiniStack starts a
   process of 60 to 80 MB for each call in parallel, and an account limit would throttle queues into their DLQ).
3. CORS of an HTTP API that CloudFormation made is honoured (MiniStack stores it in the wrong case).

It also stands in for X-Ray's daemon where BAZAAR_TRACES_FILE says where to: what functions send to
AWS_XRAY_DAEMON_ADDRESS is kept there, a segment a line, for `npm run trace`.

Where a name below is missing, another version is installed, and it stops and says so.
"""

import os
import socket
import threading
import time

from ministack import app
from ministack.core import lambda_runtime
from ministack.services import apigateway, lambda_svc

FUNCTION_CONCURRENCY = int(os.environ.get("BAZAAR_FUNCTION_CONCURRENCY", "0"))
LONGEST_WAIT_SECONDS = 20.0
LARGEST_TRACES_FILE = 20 * 1024 * 1024

# Where the worker's bootstrap answers that the handler threw, twice: rejected, and thrown synchronously.
ANSWERS_REJECTED = """          _realStdoutWrite(JSON.stringify({
            status: "error", error: String(err.message || err), trace: err.stack || ""
          }) + "\\n");"""
ANSWERS_THROWN = """      _realStdoutWrite(JSON.stringify({
        status: "error", error: e.message, trace: e.stack
      }) + "\\n");"""
ANSWER_WITH_NAME = """
      const thrown = %s instanceof Object ? %s : new Error(String(%s));
      _realStdoutWrite(JSON.stringify({ status: "ok", thrown: {
        errorType: String(thrown.name || "Error"),
        errorMessage: String(thrown.message ?? thrown),
        trace: String(thrown.stack || "").split("\\n"),
      } }) + "\\n");"""

last = threading.local()
worker_freed = threading.Condition()


def replace_once(text, old, new):
    if text.count(old) != 1:
        raise SystemExit("scripts/local/run_ministack.py does not fit this MiniStack; install ministack==1.5.33")
    return text.replace(old, new)


def name_errors_in_worker():
    script = lambda_runtime._NODEJS_WORKER_SCRIPT
    script = replace_once(script, ANSWERS_REJECTED, ANSWER_WITH_NAME % (("err",) * 3))
    script = replace_once(script, ANSWERS_THROWN, ANSWER_WITH_NAME % (("e",) * 3))
    lambda_runtime._NODEJS_WORKER_SCRIPT = script


def remember_what_was_thrown():
    invoke = lambda_runtime.Worker.invoke

    def invoke_and_remember(self, *args, **kwargs):
        response = invoke(self, *args, **kwargs)
        last.thrown = response.get("thrown")
        if response.get("error") == "Worker process died":
            last.thrown = {"errorType": "Runtime.ExitError", "errorMessage": "Runtime exited without providing a reason"}
        return response

    lambda_runtime.Worker.invoke = invoke_and_remember


def answer_with_error_names():
    execute = lambda_svc._execute_function_warm

    def execute_with_names(func, event, request_id):
        last.thrown = None
        answer = execute(func, event, request_id)
        if not last.thrown:
            return answer
        trace = "\n".join(last.thrown.get("trace", [last.thrown["errorMessage"]]))
        log = "\n".join(filter(None, [answer.get("log", ""), trace]))
        return {"body": last.thrown, "error": True, "log": log}

    lambda_svc._execute_function_warm = execute_with_names


def wait_for_worker():
    acquire, release = lambda_runtime.acquire_worker, lambda_runtime.release_worker

    def acquire_or_wait(func_name, config, code_zip, qualifier="$LATEST", max_concurrency=None):
        limit = max_concurrency or FUNCTION_CONCURRENCY or None
        deadline = time.monotonic() + LONGEST_WAIT_SECONDS
        with worker_freed:
            while True:
                worker, how = acquire(func_name, config, code_zip, qualifier=qualifier, max_concurrency=limit)
                if worker is not None or not worker_freed.wait(deadline - time.monotonic()):
                    return worker, how

    def release_and_tell(worker):
        release(worker)
        with worker_freed:
            worker_freed.notify_all()

    for module in (lambda_runtime, lambda_svc):
        module.acquire_worker, module.release_worker = acquire_or_wait, release_and_tell


def read_cors_in_either_case():
    headers, preflight = apigateway._cors_response_headers, apigateway._cors_preflight_response

    def in_camel_case(config):
        return {key[:1].lower() + key[1:]: value for key, value in (config or {}).items()}

    apigateway._cors_response_headers = lambda config, origin: headers(in_camel_case(config), origin)
    apigateway._cors_preflight_response = lambda config, origin: preflight(in_camel_case(config), origin)


def keep_segments(file, address):
    host, _, port = address.rpartition(":")
    daemon = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        daemon.bind((host, int(port)))
    except OSError:
        return  # A daemon of the person's own listens there; it gets them.

    def keep():
        while True:
            datagram = daemon.recv(65_535)
            with open(file, "ab") as traces:
                traces.write(datagram.partition(b"\n")[2].replace(b"\n", b" ") + b"\n")
                size = traces.tell()
            if size > LARGEST_TRACES_FILE:
                os.replace(file, file + ".1")

    threading.Thread(target=keep, daemon=True).start()


def main():
    if os.environ.get("BAZAAR_TRACES_FILE"):
        keep_segments(os.environ["BAZAAR_TRACES_FILE"], os.environ["AWS_XRAY_DAEMON_ADDRESS"])
    name_errors_in_worker()
    remember_what_was_thrown()
    answer_with_error_names()
    wait_for_worker()
    read_cors_in_either_case()
    app.main()


if __name__ == "__main__":
    main()
