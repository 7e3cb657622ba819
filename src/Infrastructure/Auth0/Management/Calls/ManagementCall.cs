using System.Text.Json.Nodes;

namespace McpServer.Infrastructure.Auth0.Management.Calls;

/// <summary>One request to the Management API, and how a person would tell it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path below the base, escaped, with its query.</param>
/// <param name="Verb">What is done, such as <c>create</c>.</param>
/// <param name="Thing">To what, such as <c>the role 'Tool User'</c>.</param>
internal sealed record ManagementCall(HttpMethod Method, string Path, string Verb, string Thing)
{
    public JsonObject? Body { get; init; }

    /// <summary>Whether it is no fault that there is no such thing.</summary>
    public bool MayBeMissing { get; init; }

    public string Words => $"{Verb} {Thing}";

    public static ManagementCall Read(string path, string thing) => new(HttpMethod.Get, path, "read", thing);
}
