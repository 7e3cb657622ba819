using System.ComponentModel;
using System.Globalization;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Application.Tools.Time;

/// <summary>Tells the time, to any signed-in caller.</summary>
public sealed record GetCurrentTime(
    [property: Description("An IANA time zone such as 'Europe/Berlin'; UTC when left out.")] string? TimeZone = null
) : ITool<GetCurrentTime.CurrentTime>
{
    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("get_current_time"),
            Title: "Get current time",
            Description: "Tells the current date and time in UTC and, when a time zone is given, there.",
            Permission.None,
            ToolEffect.ReadsOnly
        )
        {
            // What Auth0's samples call it.
            Aliases = [ToolName.Parse("get_datetime")],
        };

    public sealed record CurrentTime(
        [property: Description("The time in UTC, ISO 8601.")] string Utc,
        [property: Description("The time in the time zone, ISO 8601 with its offset.")] string Local,
        [property: Description("The time zone of 'local'.")] string TimeZone
    );

    internal sealed class Validator : AbstractValidator<GetCurrentTime>
    {
        private const int LongestZone = 64;

        public Validator() =>
            RuleFor(request => request.TimeZone)
                .Cascade(CascadeMode.Stop)
                .MaximumLength(LongestZone)
                // The name becomes part of a path where the system looks zones up.
                .Matches(@"^[A-Za-z0-9_+\-]+(/[A-Za-z0-9_+\-]+){0,2}\z")
                .Must(zone => zone is null || TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
                .WithMessage("an IANA time zone that exists such as 'Europe/Berlin' or 'UTC'");
    }

    internal sealed class Handler(TimeProvider clock) : IRequestHandler<GetCurrentTime, ToolResult<CurrentTime>>
    {
        public Task<ToolResult<CurrentTime>> Handle(GetCurrentTime request, CancellationToken cancellationToken)
        {
            var utc = clock.GetUtcNow();
            var zone = request.TimeZone is { } id ? TimeZoneInfo.FindSystemTimeZoneById(id) : TimeZoneInfo.Utc;
            var local = TimeZoneInfo.ConvertTime(utc, zone);
            return Task.FromResult<ToolResult<CurrentTime>>(
                new CurrentTime(
                    utc.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
                    local.ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
                    zone.Id
                )
            );
        }
    }
}
