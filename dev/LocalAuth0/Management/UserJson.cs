using System.Text.Json.Nodes;
using McpServer.LocalAuth0.People;

namespace McpServer.LocalAuth0.Management;

/// <summary>People as Auth0 shows them.</summary>
internal static class UserJson
{
    public static JsonObject Of(Person person)
    {
        var user = new JsonObject
        {
            ["user_id"] = person.Id,
            ["email"] = person.Email,
            ["email_verified"] = person.EmailConfirmed,
            ["name"] = person.Email,
            ["nickname"] = person.Email!.Split('@')[0],
            ["identities"] = new JsonArray(
                new JsonObject
                {
                    ["connection"] =
                        person.Connection == Connections.Password
                            ? "Username-Password-Authentication"
                            : person.Connection,
                    ["provider"] = person.Connection,
                    ["user_id"] = person.Id.Split('|', 2)[^1],
                    ["isSocial"] = person.Connection != Connections.Password,
                }
            ),
        };
        if (person.UserName != person.Id && person.UserName != person.Email)
        {
            user["username"] = person.UserName;
        }

        return user;
    }

    /// <summary>As a list of a role's members shows them.</summary>
    public static JsonObject Brief(Person person) =>
        new()
        {
            ["user_id"] = person.Id,
            ["email"] = person.Email,
            ["name"] = person.Email,
        };
}
