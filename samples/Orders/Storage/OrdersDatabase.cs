using McpServer.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace McpServer.Samples.Orders.Storage;

internal sealed class OrdersDatabase(DbContextOptions<OrdersDatabase> options) : DbContext(options)
{
    private static readonly ValueConverter<decimal, long> Cents = new(
        amount => (long)(amount * 100),
        cents => cents / 100m
    );

    public DbSet<Order> Orders => Set<Order>();

    /// <summary>What a person owns, by the same rule as <see cref="ResourceOwner.LetsIn"/>.</summary>
    public IQueryable<Order> OrdersOf(Caller caller) =>
        OrdersAround(caller).Where(order => order.Owner.Subject == null || order.Owner.Subject == caller.Subject);

    /// <summary>What everybody in the person's organization owns.</summary>
    public IQueryable<Order> OrdersAround(Caller caller) =>
        Orders
            .AsNoTracking()
            .Where(order => order.Owner.Issuer == caller.Issuer && order.Owner.Organization == caller.Organization);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var order = modelBuilder.Entity<Order>();
        order.HasKey(one => one.Number);
        order.ComplexProperty(one => one.Owner);
        order.Property(one => one.Item).HasMaxLength(Order.LongestItem);
        // SQLite knows no decimals and no time zones: it counts cents and ticks exactly.
        order.Property(one => one.Price).HasConversion(Cents);
        order.Property(one => one.Refunded).HasConversion(Cents);
        order
            .Property(one => one.PlacedAt)
            .HasConversion(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
        // Two who change the same order at once: the second looks again, instead of paying twice.
        order.Property(one => one.Refunded).IsConcurrencyToken();
        order.Property(one => one.Status).IsConcurrencyToken();
        order.Ignore(one => one.Refundable);
    }
}
