using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;

namespace McpServer.Application.Tests.Catalog;

/// <summary>Tools with arguments that stand in headers, most of them wrongly.</summary>
internal static class Headed
{
    public sealed record Place([property: InHeader("Region")] string Region);

    public sealed record NoToken([property: InHeader("My Region")] string Region = "eu") : ITool<Faulty.Answer>
    {
        public static ToolDefinition Definition { get; } = Define("notoken");

        public sealed class Validator : AbstractValidator<NoToken>;

        public sealed class Handler : Faulty.Silent<NoToken>;
    }

    public sealed record NoName([property: InHeader("")] string Region = "eu") : ITool<Faulty.Answer>
    {
        public static ToolDefinition Definition { get; } = Define("noname");

        public sealed class Validator : AbstractValidator<NoName>;

        public sealed class Handler : Faulty.Silent<NoName>;
    }

    public sealed record Twice(
        [property: InHeader("Region")] string From = "eu",
        [property: InHeader("REGION")] string To = "us"
    ) : ITool<Faulty.Answer>
    {
        public static ToolDefinition Definition { get; } = Define("twice");

        public sealed class Validator : AbstractValidator<Twice>;

        public sealed class Handler : Faulty.Silent<Twice>;
    }

    public sealed record WholeList([property: InHeader("Regions")] IReadOnlyList<string>? Regions = null)
        : ITool<Faulty.Answer>
    {
        public static ToolDefinition Definition { get; } = Define("wholelist");

        public sealed class Validator : AbstractValidator<WholeList>;

        public sealed class Handler : Faulty.Silent<WholeList>;
    }

    public sealed record Fraction([property: InHeader("Share")] double Share = 1) : ITool<Faulty.Answer>
    {
        public static ToolDefinition Definition { get; } = Define("fraction");

        public sealed class Validator : AbstractValidator<Fraction>;

        public sealed class Handler : Faulty.Silent<Fraction>;
    }

    public sealed record Deep(Headed.Place? Place = null) : ITool<Faulty.Answer>
    {
        public static ToolDefinition Definition { get; } = Define("deep");

        public sealed class Validator : AbstractValidator<Deep>;

        public sealed class Handler : Faulty.Silent<Deep>;
    }

    public sealed record Rightly(
        [property: InHeader("Region")] string Region = "eu",
        [property: InHeader("Floor")] int? Floor = null,
        [property: InHeader("Quiet")] bool Quiet = false,
        [property: InHeader("Day")] DayOfWeek Day = DayOfWeek.Monday
    ) : ITool<Faulty.Answer>
    {
        public static ToolDefinition Definition { get; } = Define("headed");

        public sealed class Validator : AbstractValidator<Rightly>;

        public sealed class Handler : Faulty.Silent<Rightly>;
    }

    private static ToolDefinition Define(string name) =>
        new(ToolName.Parse(name), "A title", "Does something.", Permission.None, ToolEffect.Changes);
}
