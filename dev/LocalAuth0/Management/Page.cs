using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using McpServer.LocalAuth0.Control;
using Microsoft.IdentityModel.Tokens;

namespace McpServer.LocalAuth0.Management;

/// <summary>Answers a list in pages, in the two ways that Auth0 has.</summary>
internal sealed class Page(TenantSwitches switches)
{
    private const int Usual = 50;
    private const int Largest = 100;

    private static readonly string[] OffsetParameters = ["page", "per_page", "include_totals"];

    /// <summary>By <c>page</c> and <c>per_page</c>; an array, or an envelope when <c>include_totals</c> is true.</summary>
    public IResult Offset(HttpRequest request, string name, IReadOnlyList<JsonObject> items)
    {
        if (Number(request, "page", 0) is not { } page || Number(request, "per_page", Usual) is not { } size)
        {
            return ManagementError.InvalidQuery("'Expected type integer' on property page or per_page");
        }

        if (size > Largest)
        {
            return TooLarge("per_page", size);
        }

        size = Capped(size);
        var start = (long)page * size;
        var shown = ToArray(start > items.Count ? [] : items.Skip((int)start).Take(size));
        return request.Query["include_totals"] == "true"
            ? Results.Json(
                new JsonObject
                {
                    ["start"] = start,
                    ["limit"] = size,
                    ["total"] = items.Count,
                    [name] = shown,
                }
            )
            : Results.Json(shown);
    }

    /// <summary>By <c>take</c> and <c>from</c> when one of them was sent, else as <see cref="Offset"/>.</summary>
    public IResult Either(HttpRequest request, string name, IReadOnlyList<JsonObject> items)
    {
        if (!request.Query.ContainsKey("take") && !request.Query.ContainsKey("from"))
        {
            return Offset(request, name, items);
        }

        if (
            Number(request, "take", Usual) is not { } take
            || take == 0
            || Position(request.Query["from"]) is not { } from
        )
        {
            return ManagementError.InvalidQuery(
                "'Expected a page size and the next of an earlier page' on take or from"
            );
        }

        if (take > Largest)
        {
            return TooLarge("take", take);
        }

        take = Capped(take);
        var answer = new JsonObject { [name] = ToArray(items.Skip(from).Take(take)) };
        if (from + take < items.Count)
        {
            answer["next"] = Base64UrlEncoder.Encode($"after:{from + take}");
        }

        return Results.Json(answer);
    }

    /// <summary>All of it when no paging parameter was sent.</summary>
    public IResult Unpaged(HttpRequest request, string name, IReadOnlyList<JsonObject> items) =>
        request.Query.ContainsKey("take")
        || request.Query.ContainsKey("from")
        || OffsetParameters.Any(request.Query.ContainsKey)
            ? Either(request, name, items)
            : Results.Json(ToArray(items.Take(Capped(Largest))));

    private int Capped(int size) => Math.Min(size, switches.LargestPage ?? Largest);

    private static int? Number(HttpRequest request, string name, int missing) =>
        request.Query[name].FirstOrDefault() is not { } text ? missing
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;

    private static int? Position(string? from)
    {
        if (string.IsNullOrEmpty(from))
        {
            return 0;
        }

        try
        {
            var text = Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(from));
            return
                text.StartsWith("after:", StringComparison.Ordinal)
                && int.TryParse(text[6..], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
                ? position
                : null;
        }
        catch (FormatException)
        {
            // Not ours: the caller is told so.
            return null;
        }
    }

    private static IResult TooLarge(string name, int size) =>
        ManagementError.InvalidQuery($"'Value {size} is greater than maximum {Largest}' on property {name}");

    private static JsonArray ToArray(IEnumerable<JsonObject> items) => new([.. items.Select(item => item.DeepClone())]);
}
