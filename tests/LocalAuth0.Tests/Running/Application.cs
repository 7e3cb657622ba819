using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace McpServer.LocalAuth0.Tests.Running;

/// <summary>A client application that does everything right, until a test changes a parameter.</summary>
internal sealed class Application(StandIn standIn, string clientId, string callback)
{
    public const string Callback = "http://127.0.0.1:9000/callback";
    public const string Verifier = "a-verifier-of-at-least-forty-three-characters-0123";

    public string ClientId => clientId;

    public static string Challenge => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static async Task<Application> RegisterAsync(
        StandIn standIn,
        string name = "Test client",
        string callback = Callback
    )
    {
        using var response = await standIn.Http.PostAsJsonAsync(
            "oidc/register",
            new
            {
                client_name = name,
                redirect_uris = new[] { callback },
                grant_types = new[] { "authorization_code", "refresh_token" },
                token_endpoint_auth_method = "none",
            },
            TestContext.Current.CancellationToken
        );
        var answer = await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
        return new Application(standIn, (string)answer!["client_id"]!, callback);
    }

    /// <summary>The address of an authorization request. A null takes a parameter out.</summary>
    public string Authorize(params (string Name, string? Value)[] changes)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["client_id"] = clientId,
            ["response_type"] = "code",
            ["redirect_uri"] = callback,
            ["scope"] = "tool:whoami tool:greet offline_access",
            ["resource"] = StandIn.Audience,
            ["state"] = "the-state",
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changes)
        {
            parameters[name] = value;
        }

        return QueryHelpers.AddQueryString("/authorize", parameters.Where(parameter => parameter.Value is not null));
    }

    /// <summary>Logs a person in, accepts, and returns the address that the browser was sent to.</summary>
    public async Task<BrowserPage> LogInAsync(
        string email,
        string password,
        params (string Name, string? Value)[] changes
    )
    {
        using var browser = new Browser(standIn);
        var login = await browser.OpenAsync(Authorize(changes));
        var consent = await browser.SendAsync(
            login,
            new Dictionary<string, string> { ["username"] = email, ["password"] = password }
        );
        return await browser.SendAsync(consent, new Dictionary<string, string>(), "accept");
    }

    public async Task<TokenAnswer> GetTokensAsync(
        string email,
        string password,
        params (string Name, string? Value)[] changes
    )
    {
        var answer = await LogInAsync(email, password, changes);
        return await RedeemAsync(answer.Parameter("code")!);
    }

    public Task<TokenAnswer> RedeemAsync(string code, params (string Name, string? Value)[] changes) =>
        AskAsync([
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", callback),
            ("code_verifier", Verifier),
            .. changes,
        ]);

    public Task<TokenAnswer> RefreshAsync(string refreshToken, params (string Name, string? Value)[] changes) =>
        AskAsync([("grant_type", "refresh_token"), ("refresh_token", refreshToken), .. changes]);

    public async Task<TokenAnswer> AskAsync(params (string Name, string? Value)[] parameters)
    {
        var form = new Dictionary<string, string?> { ["client_id"] = clientId };
        foreach (var (name, value) in parameters)
        {
            form[name] = value;
        }

        using var content = new FormUrlEncodedContent(
            form.Where(parameter => parameter.Value is not null)
                .Select(parameter => KeyValuePair.Create(parameter.Key, parameter.Value!))
        );
        using var response = await standIn.Http.PostAsync(
            "oauth/token",
            content,
            TestContext.Current.CancellationToken
        );
        var body = await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
        return new TokenAnswer(response.StatusCode, body!, response.Headers.CacheControl?.NoStore ?? false);
    }
}
