using FluentValidation;

namespace McpServer.Samples.Orders;

internal static class MoneyRule
{
    private const int MostDigits = 9;
    private const int Decimals = 2;

    /// <summary>Whole cents: what cannot be paid is told, and not rounded.</summary>
    public static IRuleBuilderOptions<T, decimal> Money<T>(this IRuleBuilder<T, decimal> rule) =>
        rule.PrecisionScale(MostDigits, Decimals, ignoreTrailingZeros: true);
}
