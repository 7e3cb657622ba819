using System.ComponentModel;
using System.Text.Json.Serialization;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Application.Tests.TestTools;

/// <summary>Takes and answers what a schema has to say in its own way: unions, formats, maps, and what may be null.</summary>
public sealed record SendParcel(
    [property: Description("Who gets it.")] SendParcel.Person To,
    [Description("How it travels.")] SendParcel.Transport By,
    string? Note,
    [property: InHeader("Region")] string Region = "eu",
    SendParcel.Pace Speed = SendParcel.Pace.NextDay,
    DateOnly? Day = null,
    TimeOnly? At = null,
    TimeSpan? Within = null,
    DateTimeOffset? PickUp = null,
    Guid? Key = null,
    Uri? Label = null,
    SendParcel.Person? From = null,
    IReadOnlyList<SendParcel.Transport>? Others = null,
    IReadOnlyDictionary<string, SendParcel.Person>? Copies = null,
    byte[]? Picture = null
) : ITool<SendParcel.Sent>
{
    public static ToolDefinition Definition { get; } =
        new(ToolName.Parse("send_parcel"), "Send", "Sends a parcel.", Permission.None, ToolEffect.Changes);

    /// <summary>Computed, and so nothing that anybody can send.</summary>
    public bool IsAbroad => Region != "eu";

    public enum Pace
    {
        NextDay,

        [JsonStringEnumMemberName("whenever")]
        Slow,
    }

    [Description("Somebody with an address.")]
    public sealed record Person([property: Description("The whole name.")] string Name, Uri? Home = null);

    [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
    [JsonDerivedType(typeof(Truck), "truck")]
    [JsonDerivedType(typeof(Ship), "ship")]
    public abstract record Transport;

    [Description("By road.")]
    public sealed record Truck(string Plate, Person? Driver) : Transport;

    public sealed record Ship([property: Description("Its name.")] string Name, Truck? Aboard = null) : Transport;

    public sealed record Sent(
        Transport By,
        string? Note,
        Pace Speed,
        DateTime Handed,
        TimeOnly? At,
        TimeSpan? Within,
        Uri? Label,
        IReadOnlyList<string?> Stops,
        IReadOnlyList<int?> Codes,
        IReadOnlyDictionary<string, int?> Costs,
        IReadOnlyList<Transport> Ways,
        Sent? Before = null
    );

    internal sealed class Validator : AbstractValidator<SendParcel>
    {
        private const int LongestPlate = 8;

        public Validator() =>
            RuleFor(parcel => parcel.By)
                .SetInheritanceValidator(by =>
                    by.Add(
                        new InlineValidator<Truck> { rules => rules.RuleFor(t => t.Plate).MaximumLength(LongestPlate) }
                    )
                );
    }

    internal sealed class Handler(IStage stage) : IRequestHandler<SendParcel, ToolResult<Sent>>
    {
        public async Task<ToolResult<Sent>> Handle(SendParcel request, CancellationToken cancellationToken)
        {
            _ = await stage.PlayAsync(request, cancellationToken);
            return new Sent(
                request.By,
                request.Note,
                request.Speed,
                new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Unspecified),
                request.At,
                request.Within,
                request.Label,
                ["a", null],
                [1, null],
                new Dictionary<string, int?>(StringComparer.Ordinal) { ["toll"] = null },
                request.Others ?? []
            );
        }
    }
}
