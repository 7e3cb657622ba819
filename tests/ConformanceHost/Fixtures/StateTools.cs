using System.ComponentModel;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.ConformanceHost.Fixtures;

/// <summary>Tools that hand the client state to bring back, sealed as the product seals its approvals.</summary>
[McpServerToolType]
internal sealed class StateTools(IDataProtectionProvider protection)
{
    private readonly IDataProtector _seal = protection.CreateProtector("conformance");

    [McpServerTool(Name = "test_input_required_result_request_state"), Description("Brings state back with a yes.")]
    public CallToolResult Confirm(RequestContext<CallToolRequestParams> request) =>
        OpenedState(request) is null
            ? throw Ask.For(_seal.Protect("asked"), ("confirm", Ask.Confirmation("Please confirm")))
            : InputTools.Text("state-ok");

    [
        McpServerTool(Name = "test_input_required_result_tampered_state"),
        Description("Refuses state that is not its own.")
    ]
    public CallToolResult Guard(RequestContext<CallToolRequestParams> request) => Confirm(request);

    [McpServerTool(Name = "test_input_required_result_multi_round"), Description("Asks twice, one after the other.")]
    public CallToolResult AskTwice(RequestContext<CallToolRequestParams> request) =>
        OpenedState(request) switch
        {
            null => throw Ask.For(_seal.Protect("step1"), ("step1", Ask.Person("Step 1: What is your name?", "name"))),
            "step1" => throw Ask.For(
                _seal.Protect("step2"),
                ("step2", Ask.Person("Step 2: What is your favorite color?", "color"))
            ),
            _ => InputTools.Text("Both have come."),
        };

    private string? OpenedState(RequestContext<CallToolRequestParams> request)
    {
        try
        {
            return request.Params?.RequestState is { } state ? _seal.Unprotect(state) : null;
        }
        catch (CryptographicException exception)
        {
            throw new McpProtocolException("The state is not of this server.", exception, McpErrorCode.InvalidParams);
        }
    }
}
