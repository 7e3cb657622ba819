using System.Security.Cryptography;

namespace McpServer.LocalAuth0.People;

/// <summary>Makes a <c>sub</c> of the shape that Auth0 gives to people of each connection.</summary>
internal static class Subjects
{
    public static string ForPassword() => $"{Connections.Password}|{RandomNumberGenerator.GetHexString(24, true)}";

    public static string ForGoogle() => $"{Connections.Google}|1{RandomNumberGenerator.GetString("0123456789", 20)}";
}
