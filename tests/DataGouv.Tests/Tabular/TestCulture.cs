using System.Globalization;

namespace DataGouv.Tests.Tabular;

/// <summary>Cultures that write numbers and dates in their own way. Where the runtime knows no cultures, one with the same signs is made.</summary>
internal static class TestCulture
{
    public static CultureInfo Of(string name)
    {
        try
        {
            return new CultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = name == "ar-SA" ? "٫" : ",";
            culture.NumberFormat.NumberGroupSeparator = name == "tr-TR" ? "." : "\u202f";
            culture.NumberFormat.NegativeSign = name == "ar-SA" ? "\u061c-" : "−";
            culture.DateTimeFormat.DateSeparator = name == "tr-TR" ? "." : "/";
            culture.DateTimeFormat.TimeSeparator = name == "ar-SA" ? "٫" : ".";
            return culture;
        }
    }
}
