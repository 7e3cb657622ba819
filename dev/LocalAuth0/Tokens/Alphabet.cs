namespace McpServer.LocalAuth0.Tokens;

internal static class Alphabet
{
    public const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
}
