using System.Buffers.Text;
using System.Text;
using McpServer.Domain.Tools;

namespace McpServer.Host.Mcp.Lists;

/// <summary>
/// Where a page of <c>tools/list</c> ended. It names the last tool of the page, so that it stays right when tools come
/// and go, and tells its reader nothing new.
/// </summary>
internal static class ToolListCursor
{
    public static string After(ToolName last) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(last.Value));

    /// <summary>The name of the last tool that was listed; null when the text is no cursor of ours.</summary>
    public static ToolName? Read(string cursor)
    {
        try
        {
            return ToolName.TryParse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)), out var name)
                ? name
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
