namespace DataGouv.Benchmarks.Measuring;

/// <summary>Figures as they stand in a table.</summary>
internal static class Units
{
    public static string Microseconds(double seconds) => FormattableString.Invariant($"{seconds * 1e6:0.00} µs");

    public static string Milliseconds(double seconds) => FormattableString.Invariant($"{seconds * 1e3:0.0} ms");

    public static string Kilobytes(double bytes) => FormattableString.Invariant($"{bytes / 1024:0.0} KB");

    public static string Mebibytes(double bytes) => FormattableString.Invariant($"{bytes / (1024 * 1024):0.0} MB");

    /// <summary>Millions of bytes, as sizes of files are given.</summary>
    public static string Megabytes(double bytes) => FormattableString.Invariant($"{bytes / 1e6:0.0} MB");

    public static string Count(double count) => FormattableString.Invariant($"{count:#,0}");

    public static string Times(double ratio, string baseline) => FormattableString.Invariant($"{ratio:0.00} × {baseline}");
}
