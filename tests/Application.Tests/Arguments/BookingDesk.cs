using McpServer.Application.Tests.TestTools;
using McpServer.Application.UseCases;

namespace McpServer.Application.Tests.Arguments;

/// <summary>Calls <see cref="BookRoom"/>, which has an argument of every shape.</summary>
internal static class BookingDesk
{
    public static Server Open() => new(new AssemblyOf(typeof(BookRoom)));

    /// <summary>Calls with what is required, and these members more.</summary>
    public static Task<CallAnswer> BookAsync(this Server server, string members) =>
        server.CallAsync("book_room", $$"""{"guest":"Ada","nights":2,{{members}}}""");
}
