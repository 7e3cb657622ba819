using McpServer.LocalAuth0.Pages;
using McpServer.LocalAuth0.People;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace McpServer.LocalAuth0.Authorize;

/// <summary>The way from an authorization request to a login page and back.</summary>
internal static class LoginDetour
{
    private static readonly string[] Answered = [PromptValues.Login, PromptValues.SelectAccount];

    public static string For(OpenIddictRequest request, IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        var isGoogle = (string?)request["connection"] == Connections.Google;
        var query = new List<KeyValuePair<string, string?>> { new("returnUrl", Back(parameters)) };
        if (request.LoginHint is { } hint)
        {
            query.Add(new("hint", hint));
        }

        return (isGoogle ? PageServices.GooglePath : PageServices.LoginPath) + QueryString.Create(query);
    }

    /// <summary>Must not ask for a login again, or nobody would ever arrive.</summary>
    private static string Back(IEnumerable<KeyValuePair<string, string?>> parameters) =>
        PageServices.AuthorizePath
        + QueryString.Create(
            parameters
                .Where(parameter => parameter.Key != Parameters.MaxAge)
                .Select(parameter =>
                    parameter is { Key: Parameters.Prompt, Value: { } prompts }
                        ? KeyValuePair.Create(parameter.Key, Remaining(prompts))
                        : parameter
                )
                .Where(parameter => parameter is not { Key: Parameters.Prompt, Value: null })
        );

    private static string? Remaining(string prompts)
    {
        var left = prompts.Split(' ').Except(Answered, StringComparer.Ordinal).ToArray();
        return left.Length == 0 ? null : string.Join(' ', left);
    }
}
