using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using McpServer.LocalAuth0.Tests.Running;
using McpServer.TestBench;

namespace McpServer.LocalAuth0.Tests;

public sealed class StartTests
{
    [Theory]
    [InlineData("http://0.0.0.0:3002/")]
    [InlineData("http://auth.example.com/")]
    [InlineData("http://localhost:3002")]
    [InlineData("http://localhost:3002/tenant/")]
    [InlineData("https://localhost:3002/")]
    [InlineData("nonsense")]
    public void An_issuer_that_is_not_on_loopback_is_refused(string issuer)
    {
        var tenant = new LocalTenant { Issuer = issuer };

        var refusal = Assert.Throws<InvalidOperationException>(() => LocalAuth0Application.Create(tenant));

        Assert.Contains("loopback", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:3012/")]
    [InlineData("http://*:3012/")]
    [InlineData("http://10.0.0.7:3012/")]
    [InlineData("https://localhost:3012/")]
    public void It_listens_nowhere_but_on_loopback(string listen)
    {
        var tenant = new LocalTenant { Listen = listen };

        var refusal = Assert.Throws<InvalidOperationException>(() => LocalAuth0Application.Create(tenant));

        Assert.Contains(listen, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_TLS_its_addresses_are_those_in_front()
    {
        var port = LoopbackPort.Find();
        await using var standIn = LocalAuth0Application.Create(
            new LocalTenant { Issuer = "https://localhost:3443/", Listen = $"http://localhost:{port}/" }
        );
        await standIn.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpMessageInvoker(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            $"http://localhost:{port}/.well-known/openid-configuration"
        );
        request.Headers.Host = "localhost:3443";

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var discovery = JsonNode.Parse(
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        )!;

        Assert.Equal("https://localhost:3443/", (string?)discovery["issuer"]);
        Assert.Equal("https://localhost:3443/oauth/token", (string?)discovery["token_endpoint"]);
    }

    [Fact]
    public async Task Production_refuses_to_start()
    {
        var port = LoopbackPort.Find();

        var (exitCode, output) = await RunAsync(port, "Production");

        Assert.Equal(1, exitCode);
        Assert.Contains("Production", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_one_clear_sentence()
    {
        var port = LoopbackPort.Find();
        using var taken = new TcpListener(IPAddress.Loopback, port);
        taken.Start();

        var (exitCode, output) = await RunAsync(port, "Development");

        Assert.Equal(1, exitCode);
        Assert.Contains(port.ToString(CultureInfo.InvariantCulture), output, StringComparison.Ordinal);
        Assert.Contains("Another program uses the port", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_tenants_in_one_process_know_nothing_of_each_other()
    {
        await using var first = await StandIn.StartAsync();
        await using var second = await StandIn.StartAsync();

        await first.SwitchAsync("dialect?value=access_token");
        var application = await Application.RegisterAsync(first);
        using var browser = new Browser(second);
        var page = await browser.OpenAsync(application.Authorize());

        Assert.Equal("rfc9068_profile_authz", (string?)(await second.GetAsync("_control"))["now"]!["dialect"]);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
    }

    [Fact]
    public async Task A_tenant_on_disk_survives_a_restart()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7()}.db");
        await using var first = await StandIn.StartAsync(change: tenant => tenant with { DatabasePath = path });
        var application = await Application.RegisterAsync(first);
        var tokens = await application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword);
        await first.SwitchAsync($"roles/remove?email={Seeded.Admin}&role=Tool Administrator");
        var keys = (await first.GetAsync(".well-known/jwks.json")).ToJsonString();
        await first.DisposeAsync();

        await using var second = await StandIn.StartEmptyAsync(change: tenant =>
            tenant with
            {
                DatabasePath = path,
                Issuer = first.Tenant.Issuer,
            }
        );
        var refreshed = await new Application(second, application.ClientId, Application.Callback).RefreshAsync(
            tokens.RefreshToken!
        );

        Assert.Equal("offline_access", refreshed.Scope);
        Assert.Equal(keys, (await second.GetAsync(".well-known/jwks.json")).ToJsonString());
        await second.DisposeAsync();
        File.Delete(path);
    }

    [Fact]
    public async Task A_tenant_that_an_interrupted_start_left_on_disk_is_begun_anew()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7()}.db");
        await File.WriteAllBytesAsync(path, [], TestContext.Current.CancellationToken);

        await using var standIn = await StandIn.StartAsync(change: tenant => tenant with { DatabasePath = path });
        var token = new AccessToken(await standIn.TokenAsync(Seeded.User));

        Assert.Equal("tool:whoami", token.Scope);
        await standIn.DisposeAsync();
        File.Delete(path);
    }

    [Fact]
    public async Task Several_people_can_log_in_at_once()
    {
        await using var standIn = await StandIn.StartAsync();
        var application = await Application.RegisterAsync(standIn);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => application.GetTokensAsync(Seeded.Admin, Seeded.AdminPassword))
        );

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(int port, string environment)
    {
        using var process = new Process();
        process.StartInfo = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(LocalTenant).Assembly.Location, "--issuer", $"http://localhost:{port}/" },
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = environment, ["DOTNET_ENVIRONMENT"] = environment },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }

        return (process.ExitCode, await output + await errors);
    }
}
