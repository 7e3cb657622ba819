using System.Text.Json;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;

namespace McpServer.Application.Tests.Catalog;

/// <summary>Tools of which one part contradicts another, and beside them tools that say the same rightly.</summary>
internal static class Unfit
{
    private static readonly Permission More = Permission.Parse("more", "Do more");

    public sealed record NobodySaysWhen : ITool<Faulty.Answer>
    {
        public static ToolDefinition Definition { get; } = Define("nobody_says_when") with { MayAlsoNeed = [More] };

        public sealed class Handler : Faulty.Silent<NobodySaysWhen>;
    }

    public sealed record NothingToNeed : ITool<Faulty.Answer>, INeedsPermissions
    {
        public static ToolDefinition Definition { get; } = Define("nothing_to_need");

        public IEnumerable<Permission> NeededPermissions() => [More];

        public sealed class Handler : Faulty.Silent<NothingToNeed>;
    }

    public sealed record NeedsNone : ITool<Faulty.Answer>, INeedsPermissions
    {
        public static ToolDefinition Definition { get; } =
            Define("needs_none") with
            {
                MayAlsoNeed = [Permission.None],
            };

        public IEnumerable<Permission> NeededPermissions() => [];

        public sealed class Handler : Faulty.Silent<NeedsNone>;
    }

    public sealed record OtherWords : ITool<Faulty.Answer>, INeedsPermissions
    {
        public static ToolDefinition Definition { get; } =
            Define("other_words") with
            {
                MayAlsoNeed = [Permission.Parse("tool:greet", "Something else")],
            };

        public IEnumerable<Permission> NeededPermissions() => [];

        public sealed class Handler : Faulty.Silent<OtherWords>;
    }

    public sealed record ReadsOnce(string? IdempotencyKey = null) : ITool<Faulty.Answer>, IIdempotent
    {
        public static ToolDefinition Definition { get; } = Define("reads_once") with { Effect = ToolEffect.ReadsOnly };

        public sealed class Validator : AbstractValidator<ReadsOnce>;

        public sealed class Handler : Faulty.Silent<ReadsOnce>;
    }

    public sealed record AsksNobody : ITool<Faulty.Answer>, IAsksApproval
    {
        public static ToolDefinition Definition { get; } = Define("asks_nobody");

        public string ApprovalQuestion() => "Really?";

        public sealed class Handler : Faulty.Silent<AsksNobody>;
    }

    public sealed record KeepsAChange : ITool<Faulty.Answer>
    {
        public static ToolDefinition Definition { get; } =
            Define("keeps_a_change") with
            {
                CacheFor = TimeSpan.FromMinutes(1),
            };

        public sealed class Handler : Faulty.Silent<KeepsAChange>;
    }

    public sealed record KeepsForNothing : ITool<Faulty.Answer>
    {
        public static ToolDefinition Definition { get; } =
            Define("keeps_for_nothing") with
            {
                Effect = ToolEffect.ReadsOnly,
                CacheFor = TimeSpan.Zero,
            };

        public sealed class Handler : Faulty.Silent<KeepsForNothing>;
    }

    public sealed record PlainIcon : ITool<Faulty.Answer>
    {
        public static ToolDefinition Definition { get; } =
            Define("plain_icon") with
            {
                Icons = [new(new Uri("http://example.com/icon.png"))],
            };

        public sealed class Handler : Faulty.Silent<PlainIcon>;
    }

    public sealed record RelativeIcon : ITool<Faulty.Answer>
    {
        public static ToolDefinition Definition { get; } =
            Define("relative_icon") with
            {
                Icons = [new(new Uri("icon.png", UriKind.Relative))],
            };

        public sealed class Handler : Faulty.Silent<RelativeIcon>;
    }

    public sealed record ReservedKey : ITool<Faulty.Answer>
    {
        public static ToolDefinition Definition { get; } = DefineWith("reserved_key", "io.modelcontextprotocol/team");

        public sealed class Handler : Faulty.Silent<ReservedKey>;
    }

    public sealed record ReservedShortKey : ITool<Faulty.Answer>
    {
        public static ToolDefinition Definition { get; } = DefineWith("reserved_short_key", "dev.mcp.tools/team");

        public sealed class Handler : Faulty.Silent<ReservedShortKey>;
    }

    public sealed record MalformedKey : ITool<Faulty.Answer>
    {
        public static ToolDefinition Definition { get; } = DefineWith("malformed_key", "com.-example/team");

        public sealed class Handler : Faulty.Silent<MalformedKey>;
    }

    public sealed record NamelessKey : ITool<Faulty.Answer>
    {
        public static ToolDefinition Definition { get; } = DefineWith("nameless_key", "com.example/");

        public sealed class Handler : Faulty.Silent<NamelessKey>;
    }

    /// <summary>All of the above, said rightly.</summary>
    public sealed record Fit(string? IdempotencyKey = null)
        : ITool<Faulty.Answer>,
            INeedsPermissions,
            IIdempotent,
            IAsksApproval
    {
        public static ToolDefinition Definition { get; } =
            DefineWith("fit", "com.example.mcp/team-1", "team") with
            {
                Permission = Permission.Parse("fit", "Be fit"),
                MayAlsoNeed = [Permission.Parse("fitter", "Be fitter", Permission.Parse("fittest", "Be the fittest"))],
                AsksForApproval = true,
                Icons = [new(new Uri("https://example.com/icon.png")), new(new Uri("data:image/png;base64,AAAA"))],
            };

        public IEnumerable<Permission> NeededPermissions() => Definition.MayAlsoNeed;

        public string ApprovalQuestion() => "Really?";

        public sealed class Validator : AbstractValidator<Fit>;

        public sealed class Handler : Faulty.Silent<Fit>;
    }

    public sealed record KeepsAnAnswer : ITool<Faulty.Answer>
    {
        public static ToolDefinition Definition { get; } =
            Define("keeps_an_answer") with
            {
                Effect = ToolEffect.ReadsOnly,
                CacheFor = TimeSpan.FromMinutes(1),
            };

        public sealed class Handler : Faulty.Silent<KeepsAnAnswer>;
    }

    private static ToolDefinition Define(string name) =>
        new(ToolName.Parse(name), "A title", "Does something.", Permission.None, ToolEffect.Changes);

    private static ToolDefinition DefineWith(string name, params string[] keys) =>
        Define(name) with
        {
            Metadata = keys.ToDictionary(
                key => key,
                _ => JsonSerializer.SerializeToElement("sales"),
                StringComparer.Ordinal
            ),
        };
}
