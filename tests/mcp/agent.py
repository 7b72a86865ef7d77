"""Talks to `triage mcp` through the official SDK of the protocol, as an editor does. The argument is the program."""

import asyncio
import json
import sys

from mcp import Client, ClientSession, StdioServerParameters, stdio_client

ERROR = "Unauthorized User API key"
# A key of a known form, made here so that no file holds it.
KEY = "gsk_" + ("q7Zt2Wb9Rn4Xc8Kd3Vm6" * 3)[:52]


async def converse(session, name):
    tools = {tool.name: tool for tool in (await session.list_tools()).tools}
    assert set(tools) == {"explain_error", "answer", "next_question", "lookup", "probe_command"}, tools

    async def call(tool, **arguments):
        # The SDK compares what comes back with the output schema.
        result = await session.call_tool(tool, arguments)
        assert KEY not in result.model_dump_json(), tool
        assert not result.is_error, result
        assert json.loads(result.content[0].text) == result.structured_content
        return result.structured_content

    first = await call("explain_error", text=ERROR)
    assert first["do_first"]["do"] and first["avoid"], first
    handle = first["payload_sha256"]
    question = (await call("next_question", handle=handle))["question"]
    fact, choice = question["fact"], question["choices"][1]
    second = await call("answer", handle=handle, facts={fact: choice})
    assert second["facts"][fact] == choice and second["causes"] != first["causes"]
    found = await call("lookup", words="ERROR_BAD_USER_API_KEY")
    assert found["entries"][0]["page"].startswith("#"), found
    assert "curl" in (await call("probe_command", provider="openai"))["commands"]["posix"]
    assert (await call("explain_error", text=f"401 Invalid API key: {KEY}"))["redacted"] > 0

    refused = await session.call_tool("answer", {"handle": KEY})
    assert refused.is_error and KEY not in refused.model_dump_json()
    print(f"{name}: {len(tools)} tools, all called")


async def main(program):
    server = StdioServerParameters(command=program, args=["mcp"])
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        await session.initialize()
        await converse(session, "handshake")
    # Asks for the protocol without a handshake first, and must find its way back.
    async with Client(stdio_client(server)) as client:
        await converse(client, "negotiated")


asyncio.run(main(sys.argv[1]))
