namespace McpServer.LocalAuth0.Tenancy;

/// <summary>For whom a client may call an API: for people, or for itself.</summary>
internal static class SubjectTypes
{
    public const string User = "user";
    public const string Client = "client";
}
