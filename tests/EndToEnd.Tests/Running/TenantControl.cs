namespace McpServer.EndToEnd.Tests.Running;

/// <summary>Turns the stand-in's switches, as <c>curl</c> would.</summary>
internal sealed class TenantControl(HttpClient http, Uri issuer)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="command">A line of <c>GET /_control</c>, such as <c>keys/rotate</c>.</param>
    public async Task TurnAsync(string command)
    {
        using var response = await http.PostAsync(new Uri(issuer, $"_control/{command}"), content: null, Cancellation);
        response.EnsureSuccessStatusCode();
    }

    public Task<string> TokenAsync(string email, string? scope = null)
    {
        var choice = scope is null ? string.Empty : $"&scope={Uri.EscapeDataString(scope)}";
        return http.GetStringAsync(
            new Uri(issuer, $"_control/token?as={Uri.EscapeDataString(email)}{choice}"),
            Cancellation
        );
    }
}
