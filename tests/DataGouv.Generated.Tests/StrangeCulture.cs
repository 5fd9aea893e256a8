using System.Globalization;

namespace DataGouv.Generated.Tests;

/// <summary>
/// A culture in which every number and date is written in another way, for as long as it is not disposed. It is made by hand:
/// the tests run without the cultures of a system.
/// </summary>
internal sealed class StrangeCulture : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentCulture;

    public StrangeCulture()
    {
        var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        strange.NumberFormat.NegativeSign = "minus ";
        strange.NumberFormat.NumberDecimalSeparator = ",";
        strange.NumberFormat.NumberGroupSeparator = ".";
        strange.DateTimeFormat.DateSeparator = "~";
        strange.DateTimeFormat.TimeSeparator = ".";
        strange.DateTimeFormat.ShortDatePattern = "dd/MM/yyyy";
        CultureInfo.CurrentCulture = strange;
    }

    public void Dispose() => CultureInfo.CurrentCulture = before;
}
