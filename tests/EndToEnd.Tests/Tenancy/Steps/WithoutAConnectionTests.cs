using System.Net;
using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;

namespace McpServer.EndToEnd.Tests.Tenancy.Steps;

/// <summary>What each connection at the level of the domain is for: without it, and with it again.</summary>
public sealed class WithoutAConnectionTests(RunningSystem system) : IClassFixture<RunningSystem>, IAsyncLifetime
{
    private const string Passwords = "auth0";
    private const string Google = "google-oauth2";
    private const string Refusal = "This way to log in is not enabled for the application.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await system.ApplyAllAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Without_any_there_is_no_way_to_sign_in()
    {
        await DemoteAsync(Passwords);
        await DemoteAsync(Google);
        await using var client = new SdkClient(system, Person.Admin);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(client.ConnectAsync);

        Assert.Contains("no connections enabled for the client", refusal.Message, StringComparison.Ordinal);
        NothingCameOfIt(client);
        await system.WorksAfterApplyAsync();
    }

    [Fact]
    public async Task Without_Google_it_is_not_offered()
    {
        await DemoteAsync(Google);
        await using var client = new SdkClient(system, Person.Grace);

        await Assert.ThrowsAsync<InvalidOperationException>(client.ConnectAsync);

        var login = await client.Browser.OpenAsync(client.Browser.SentTo!, Cancellation);
        Assert.NotNull(login.Field("password"));
        Assert.NotNull(login.Link("Sign up"));
        Assert.Null(login.Link("Continue with Google"));
        NothingCameOfIt(client);
        await system.WorksAfterApplyAsync(Person.Grace);
    }

    [Fact]
    public async Task Without_Google_its_page_is_of_no_use_to_those_who_have_it_open()
    {
        await using var client = new SdkClient(system, person: null);
        await Assert.ThrowsAsync<InvalidOperationException>(client.ConnectAsync);
        var login = await client.Browser.OpenAsync(client.Browser.SentTo!, Cancellation);
        var accounts = await client.Browser.OpenAsync(login.Link("Continue with Google")!, Cancellation);
        await DemoteAsync(Google);

        var refusal = await client.Browser.PressAsync(accounts, Person.Grace.Email, Cancellation);
        var opened = await client.Browser.OpenAsync(login.Link("Continue with Google")!, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, refusal.Status);
        Assert.Contains(Refusal, refusal.Text, StringComparison.Ordinal);
        Assert.Contains("Google is not enabled.", opened.Text, StringComparison.Ordinal);
        Assert.Null(opened.Button(Person.Grace.Email));
        NothingCameOfIt(client);
    }

    [Fact]
    public async Task Without_passwords_there_is_neither_a_form_nor_a_sign_up()
    {
        await DemoteAsync(Passwords);
        await using var client = new SdkClient(system, Person.Admin);

        await Assert.ThrowsAsync<InvalidOperationException>(client.ConnectAsync);

        var login = await client.Browser.OpenAsync(client.Browser.SentTo!, Cancellation);
        Assert.NotNull(login.Link("Continue with Google"));
        Assert.Null(login.Field("password"));
        Assert.Null(login.Link("Sign up"));
        NothingCameOfIt(client);
        await system.WorksAfterApplyAsync(Person.Admin);
    }

    [Fact]
    public async Task Without_passwords_the_sign_up_page_is_of_no_use_to_those_who_have_it_open()
    {
        var stranger = Person.Stranger();
        await using var client = new SdkClient(system, person: null);
        await Assert.ThrowsAsync<InvalidOperationException>(client.ConnectAsync);
        var login = await client.Browser.OpenAsync(client.Browser.SentTo!, Cancellation);
        var signUp = await client.Browser.OpenAsync(login.Link("Sign up")!, Cancellation);
        signUp.Field("email")!.Value = stranger.Email;
        signUp.Field("password")!.Value = stranger.Password!;
        await DemoteAsync(Passwords);

        var refusal = await client.Browser.PressAsync(signUp, "Continue", Cancellation);
        var opened = await client.Browser.OpenAsync(login.Link("Sign up")!, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, refusal.Status);
        Assert.Contains(Refusal, refusal.Text, StringComparison.Ordinal);
        Assert.Contains("Sign-up is not enabled.", opened.Text, StringComparison.Ordinal);
        Assert.Empty(await system.Dashboard.ListAsync($"users-by-email?email={Uri.EscapeDataString(stranger.Email)}"));
        NothingCameOfIt(client);
    }

    private static void NothingCameOfIt(SdkClient client)
    {
        Assert.Empty(client.Browser.Visits);
        Assert.Empty(client.Tokens.Received);
        Assert.Equal([401], client.Traffic.McpStatuses);
        Assert.Empty(client.Audit);
    }

    private async Task DemoteAsync(string strategy) =>
        await system.Dashboard.PatchAsync(
            $"connections/{(await system.Dashboard.ConnectionAsync(strategy))["id"]}",
            new { is_domain_connection = false }
        );
}
