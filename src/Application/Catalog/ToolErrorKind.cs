namespace McpServer.Application.Catalog;

public enum ToolErrorKind
{
    InvalidArguments,
    NotFound,
    Refused,
    Unavailable,
    TimedOut,
    TooLarge,
}
