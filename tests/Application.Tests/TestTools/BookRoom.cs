using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Application.Tests.TestTools;

/// <summary>Takes an argument of every shape, and has no rules: what is refused is refused by the binding.</summary>
public sealed record BookRoom(
    string Guest,
    int Nights,
    bool Quiet = false,
    byte? Floor = null,
    double? Price = null,
    BookRoom.Board? Meals = null,
    DateOnly? From = null,
    DateTimeOffset? CheckIn = null,
    Guid? Key = null,
    string Note = "none",
    BookRoom.Address? Home = null,
    IReadOnlyList<string>? Wishes = null,
    IReadOnlyList<BookRoom.Person>? Others = null,
    IReadOnlyList<int?>? Codes = null,
    IReadOnlyDictionary<string, int>? Extras = null,
    IReadOnlyDictionary<BookRoom.Board, int>? PriceList = null,
    BookRoom.Means? Payment = null
) : ITool<BookRoom.Booking>
{
    public static ToolDefinition Definition { get; } =
        new(ToolName.Parse("book_room"), "Book", "Books a room.", Permission.None, ToolEffect.Changes);

    public sealed record Booking(BookRoom Booked);

    internal sealed class Validator : AbstractValidator<BookRoom>;

    internal sealed class Handler(IStage stage) : IRequestHandler<BookRoom, ToolResult<Booking>>
    {
        public async Task<ToolResult<Booking>> Handle(BookRoom request, CancellationToken cancellationToken)
        {
            _ = await stage.PlayAsync(request, cancellationToken);
            return new Booking(request);
        }
    }

    public enum Board
    {
        Breakfast,
        HalfBoard,
    }

    public sealed record Address(string Street, string? Zip = null);

    public sealed record Person(string Name, int? Age = null);

    [System.Text.Json.Serialization.JsonDerivedType(typeof(Card), "card")]
    public abstract record Means;

    public sealed record Card(string Owner) : Means;
}
