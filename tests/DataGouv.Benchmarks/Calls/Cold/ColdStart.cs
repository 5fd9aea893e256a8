using System.Globalization;

namespace DataGouv.Benchmarks.Calls.Cold;

/// <summary>What the first page of a process took.</summary>
/// <param name="FirstPage">Seconds from the start of the process to the page.</param>
/// <param name="Processors">Seconds that processors worked until then.</param>
/// <param name="Methods">How many methods were compiled until then.</param>
/// <param name="Making">Seconds that it took to make the client.</param>
internal readonly record struct ColdStart(double FirstPage, double Processors, double Methods, double Making)
{
    /// <summary>As one process writes it and another reads it.</summary>
    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{FirstPage} {Processors} {Methods} {Making}");

    /// <summary>Reads it back.</summary>
    public static ColdStart Parse(string line)
    {
        var values = line.Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToArray();
        return new ColdStart(values[0], values[1], values[2], values[3]);
    }
}
