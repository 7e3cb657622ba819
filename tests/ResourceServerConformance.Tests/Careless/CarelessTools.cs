using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace McpServer.ResourceServerConformance.Tests.Careless;

/// <summary>The tools, and who may use them.</summary>
internal sealed class CarelessTools(Defect defect, CarelessMetadata metadata, TimeProvider clock, Action<string> log)
{
    public static readonly TimeSpan HandleLifetime = TimeSpan.FromSeconds(30);
    private const string Administrator = "alice";

    private static readonly Dictionary<string, string[]> Needs = new(StringComparer.Ordinal)
    {
        ["read"] = [],
        ["greet"] = ["tool:greet", "tool:polite"],
        ["vault"] = ["tool:read"],
        ["admin"] = ["tool:read"],
        ["confirm"] = ["tool:read"],
    };

    private readonly Dictionary<string, (string Subject, DateTimeOffset Until)> _handles = new(StringComparer.Ordinal);

    public string? SubjectOf(string? handle) =>
        handle is not null && _handles.TryGetValue(handle, out var known) ? known.Subject : null;

    public static JsonObject List(string subject)
    {
        var tools = Needs
            .Keys.Where(name => name != "admin" || subject == Administrator)
            .Select(name => (JsonNode)new JsonObject { ["name"] = name });
        return new() { ["tools"] = new JsonArray([.. tools]) };
    }

    public IResult Call(HttpContext http, JsonObject message, string subject, string[] scopes)
    {
        var name = (string?)message["params"]?["name"] ?? string.Empty;
        if (
            !Needs.TryGetValue(name, out var needs)
            || (name == "admin" && subject != Administrator && defect != Defect.HiddenToolRuns)
        )
        {
            return Error(200, "There is no such tool.");
        }

        var missing = needs.Except(WithImplied(scopes), StringComparer.Ordinal).ToArray();
        return missing.Length > 0 ? AskForScopes(http, needs, missing, scopes)
            : name == "vault" && subject != Administrator && defect != Defect.ScopesAlone ? ToolError()
            : name == "confirm" ? Confirm(message, subject)
            : Done(defect == Defect.EchoesTokens ? $"{http.Request.Headers.Authorization}" : "done");
    }

    private IEnumerable<string> WithImplied(string[] scopes) =>
        defect != Defect.NoHierarchy && scopes.Contains("greetings", StringComparer.Ordinal)
            ? scopes.Concat(["tool:greet", "tool:polite"])
            : scopes;

    private IResult AskForScopes(HttpContext http, string[] needs, string[] missing, string[] scopes)
    {
        var asked = string.Join(
            ' ',
            defect == Defect.OneScopeAtATime ? missing.Take(1).Concat(scopes) : needs.Concat(scopes).Distinct()
        );
        if (defect == Defect.LackOfScopeIs200)
        {
            return Done("You may not.");
        }

        if (defect != Defect.SilentElevation)
        {
            log($"asked for {asked}, trace {http.Request.Headers.TraceParent}");
        }

        http.Response.Headers.WWWAuthenticate =
            defect == Defect.BareForbidden
                ? "Bearer"
                : $"Bearer error=\"insufficient_scope\", scope=\"{asked}\", resource_metadata=\"{metadata.Address}\"";
        return Error(403, "A scope is missing.");
    }

    private IResult Confirm(JsonObject message, string subject)
    {
        if ((string?)message["params"]?["requestState"] is not { } handle)
        {
            var made =
                defect == Defect.CountedHandles
                    ? string.Create(CultureInfo.InvariantCulture, $"handle-{_handles.Count:D12}")
                    : RandomNumberGenerator.GetHexString(32);
            _handles[made] = (subject, clock.GetUtcNow() + HandleLifetime);
            return Result(
                new()
                {
                    ["resultType"] = "input_required",
                    ["requestState"] = made,
                    ["inputRequests"] = new JsonObject { ["sure"] = new JsonObject() },
                }
            );
        }

        var isGood =
            _handles.TryGetValue(handle, out var known)
            && (known.Subject == subject || defect is Defect.HandleOfAnybody or Defect.HandleIsCredential)
            && (clock.GetUtcNow() < known.Until || defect == Defect.EternalHandles);
        return isGood ? Done("confirmed") : ToolError();
    }

    public static IResult Error(int status, string text) =>
        Results.Json(
            new JsonObject
            {
                ["jsonrpc"] = "2.0",
                ["id"] = null,
                ["error"] = new JsonObject { ["code"] = -32602, ["message"] = text },
            },
            statusCode: status
        );

    public static IResult Result(JsonObject result) =>
        Results.Json(
            new JsonObject
            {
                ["jsonrpc"] = "2.0",
                ["id"] = 1,
                ["result"] = result,
            }
        );

    private static IResult Done(string text) =>
        Result(new() { ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = text }) });

    private static IResult ToolError() => Result(new() { ["isError"] = true, ["content"] = new JsonArray() });
}
