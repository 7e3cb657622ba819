using System.Text.Json;
using McpServer.Application.Ports;
using McpServer.Domain.Audit;
using McpServer.Host.Tests.Serving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace McpServer.Host.Tests.Mcp;

/// <summary>An audit that cannot be written: the client hears that its call may have run, and nothing of why.</summary>
public sealed class BrokenAuditTests
{
    [Theory]
    [InlineData("application/json, text/event-stream")]
    [InlineData("application/json;q=1, text/event-stream")]
    public async Task The_client_reads_its_own_id_and_that_the_call_may_have_been_done(string accept)
    {
        var audit = new Broken();
        await using var server = await ServerUnderTest.StartAsync(builder =>
        {
            builder.Services.RemoveAll<IAuditLog>();
            builder.Services.AddSingleton<IAuditLog>(audit);
        });
        var request = WireMessage.Call("whoami").To(server.McpUrl);
        request.Headers.Remove("Accept");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {server.Forge.Person().Compact()}");

        var answer = await server.SendAsync(request);

        Assert.Equal(1, audit.Asked);
        Assert.Equal(200, answer.Status);
        Assert.Equal(1, (int)answer.Json["id"]!);
        Assert.Equal(-32603, (int)answer.Json["error"]!["code"]!);
        Assert.Contains("may have been done", (string?)answer.Json["error"]!["message"], StringComparison.Ordinal);
        Assert.DoesNotContain("canary", answer.Text, StringComparison.Ordinal);
        Assert.Contains(server.Logs.Lines, line => line.Text.Contains("JsonException", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Logs.Lines, line => line.Text.Contains("canary", StringComparison.Ordinal));
    }

    private sealed class Broken : IAuditLog
    {
        public int Asked { get; private set; }

        // What a sink throws that writes JSON; it must not be taken for a message that could not be read.
        public ValueTask AppendAsync(AuditEntry entry, CancellationToken cancellationToken)
        {
            Asked++;
            return JsonSerializer.Deserialize<int>("canary") == 0 ? default : throw new JsonException("canary");
        }
    }
}
