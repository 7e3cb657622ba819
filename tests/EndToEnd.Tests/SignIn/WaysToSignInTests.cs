using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;
using ModelContextProtocol;

namespace McpServer.EndToEnd.Tests.SignIn;

public sealed class WaysToSignInTests(RunningSystem system) : IClassFixture<RunningSystem>
{
    [Fact]
    public async Task A_person_logs_in_with_a_password_and_consents()
    {
        await using var client = new SdkClient(system, Person.User);

        await client.ConnectAsync();

        var visit = Assert.Single(client.Browser.Visits);
        Assert.Equal(["Welcome", "Authorize A client nobody here wrote"], visit.Pages);
    }

    [Fact]
    public async Task A_wrong_password_gets_no_token()
    {
        await using var client = new SdkClient(system, Person.User with { Password = "Not-Mine-1" });

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(client.ConnectAsync);

        Assert.Contains("Wrong username or password", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(client.Tokens.Received);
        Assert.DoesNotContain(200, client.Traffic.McpStatuses);
    }

    [Fact]
    public async Task A_new_person_signs_up_on_the_way()
    {
        await using var client = new SdkClient(system, Person.Stranger());

        await client.ConnectAsync();

        var visit = Assert.Single(client.Browser.Visits);
        Assert.Equal(["Welcome", "Sign up", "Authorize A client nobody here wrote"], visit.Pages);
        Assert.Equal(["get_current_time"], await client.ListAsync());
    }

    [Fact]
    public async Task Nobody_signs_up_with_the_address_of_somebody_else()
    {
        await using var client = new SdkClient(system, Person.Admin with { IsNew = true, Password = "Another-Pass-1" });

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(client.ConnectAsync);

        Assert.Contains("There is already an account", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(client.Tokens.Received);
    }

    [Fact]
    public async Task A_person_continues_with_Google()
    {
        await using var client = new SdkClient(system, Person.Grace);

        await client.ConnectAsync();
        var identity = await client.CallAsync("whoami");

        var visit = Assert.Single(client.Browser.Visits);
        Assert.Equal(["Welcome", "Choose an account", "Authorize A client nobody here wrote"], visit.Pages);
        Assert.StartsWith(
            "google-oauth2|",
            identity.StructuredContent?.GetProperty("subject").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_Google_account_with_the_address_of_a_password_account_is_another_person()
    {
        await using var client = new SdkClient(system, Person.Admin with { Password = null });

        await client.ConnectAsync();

        Assert.Equal(["get_current_time"], await client.ListAsync());
    }

    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    public async Task Who_declines_grants_nothing(string version)
    {
        await using var client = new SdkClient(system, Person.Admin, version);
        client.Browser.Approves = false;

        await Assert.ThrowsAsync<McpException>(client.ConnectAsync);

        Assert.NotNull(Assert.Single(client.Browser.Visits).Consent);
        Assert.Empty(client.Tokens.Received);
        Assert.DoesNotContain("POST /oauth/token", client.Traffic.Exchanges.Select(exchange => exchange.What));
        Assert.Equal(401, Assert.Single(client.Traffic.McpStatuses));
        Assert.Empty(client.Audit);
    }

    [Fact]
    public async Task Who_declined_is_asked_again()
    {
        await using var client = new SdkClient(system, Person.Admin);
        client.Browser.Approves = false;
        await Assert.ThrowsAsync<McpException>(client.ConnectAsync);
        await using var again = new SdkClient(system, Person.Admin);

        await again.ConnectAsync();

        Assert.NotNull(Assert.Single(again.Browser.Visits).Consent);
    }

    [Fact]
    public async Task The_consent_page_names_the_client_where_it_returns_to_and_every_scope()
    {
        await using var client = new SdkClient(system, Person.Admin);

        await client.ConnectAsync();

        var consent = Assert.Single(client.Browser.Visits).Consent;
        Assert.Contains("A client nobody here wrote", consent, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", consent, StringComparison.Ordinal);
        Assert.Contains("Access the Greeting tool", consent, StringComparison.Ordinal);
        Assert.Contains("Access the WhoAmI tool", consent, StringComparison.Ordinal);
    }
}
