using System.Globalization;
using Microsoft.Data.Sqlite;

namespace McpServer.LocalAuth0.Storage;

/// <summary>
/// Where the tenant is kept. In memory, the database lives as long as this open connection. A file that an earlier
/// version wrote, or that was never written to its end, is begun anew.
/// </summary>
internal sealed class DatabaseFile : IDisposable
{
    // Count it up when the tables change: there is nothing in a stand-in that is worth a migration.
    private const int Shape = 2;

    private readonly SqliteConnection _keepsItAlive;

    public DatabaseFile(LocalTenant tenant)
    {
        ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = tenant.DatabasePath ?? $"local-auth0-{Guid.CreateVersion7()}",
            Mode = tenant.DatabasePath is null ? SqliteOpenMode.Memory : SqliteOpenMode.ReadWriteCreate,
            Cache = tenant.DatabasePath is null ? SqliteCacheMode.Shared : SqliteCacheMode.Default,
        }.ToString();
        _keepsItAlive = new SqliteConnection(ConnectionString);
        _keepsItAlive.Open();
        IsNew = ShapeOf(_keepsItAlive) != Shape;
        if (IsNew && tenant.DatabasePath is { } path)
        {
            _keepsItAlive.Close();
            SqliteConnection.ClearPool(_keepsItAlive);
            File.Delete(path);
            _keepsItAlive.Open();
        }
    }

    /// <summary>Nothing has been kept there yet.</summary>
    public bool IsNew { get; }

    public string ConnectionString { get; }

    /// <summary>From now on the file counts as a whole tenant.</summary>
    public void MarkWhole()
    {
        using var command = _keepsItAlive.CreateCommand();
        command.CommandText = $"PRAGMA user_version = {Shape}";
        command.ExecuteNonQuery();
    }

    public void Dispose() => _keepsItAlive.Dispose();

    private static int ShapeOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
